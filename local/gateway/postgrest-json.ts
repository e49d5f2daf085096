import { randomBytes } from 'node:crypto'
import type postgres from 'postgres'

/**
 * Makes the JSON of lite identical to PostgREST's. PostgREST lets Postgres write the JSON; lite reads rows into
 * JavaScript values and writes them again, which loses digits, rewrites jsonb and turns bytea into an object.
 *
 * A value that JavaScript cannot hold exactly travels through lite as a string with a mark that nobody outside
 * this process knows, and `restoreExactJson` puts its text into the answer unquoted.
 */
const mark = `\u{E000}${randomBytes(12).toString('hex')}:`
const quotedMark = new RegExp(`"${mark}((?:[^"\\\\]|\\\\.)*)"`, 'g')

const verbatim = (json: string) => mark + json

/** A number whose JavaScript text equals Postgres's text may be a number; any other keeps its digits. */
export function exactNumber(text: string): number | string {
  const value = Number(text)
  // to_json() quotes these three: JSON has no such numbers.
  if (!Number.isFinite(value)) return text
  return String(value) === text ? value : verbatim(text)
}

/** `2026-11-23 04:46:21.913+00` as to_json() writes it: `2026-11-23T04:46:21.913+00:00`. */
export function isoTimestampWithZone(text: string): string {
  return text.replace(' ', 'T').replace(/([+-]\d{2})(?= BC$|$)/, '$1:00')
}

export const isoTimestamp = (text: string) => text.replace(/^(\S+) (\d)/, '$1T$2')

const asText = (text: string) => text

function type(oid: number, parse: (text: string) => unknown, serialize: (value: unknown) => unknown = asIs) {
  return { to: oid, from: [oid], parse, serialize } satisfies postgres.PostgresType
}
const asIs = (value: unknown) => value
const asJson = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

/** Type readers for the connection that serves `/rest/v1`; the keys replace lite's own of the same name. */
export const postgrestTypes = {
  bigint: type(20, exactNumber, String),
  numeric: type(1700, exactNumber, String),
  float4: type(700, exactNumber),
  float8: type(701, exactNumber),
  json: type(114, verbatim, asJson),
  jsonb: type(3802, verbatim, asJson),
  timestamp: type(1114, isoTimestamp),
  timestamptz: type(1184, isoTimestampWithZone),
  bytea: type(17, asText),
  // to_json() writes an oid as a string.
  oid: type(26, asText),
}

/** The body lite wrote, with every marked value as the text Postgres gave. */
export function restoreExactJson(body: string): string {
  if (!body.includes(mark)) return body
  return body.replace(quotedMark, (_, escaped: string) => JSON.parse(`"${escaped}"`) as string)
}
