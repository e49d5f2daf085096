import { randomBytes } from 'node:crypto'
import type postgres from 'postgres'
import { readArrayText } from './array-text.ts'

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

/** How a value of a type, by its oid, becomes the JSON that to_json() makes of it; the rest is text. */
const readers: Record<number, { name: string; read: (text: string) => unknown }> = {
  16: { name: 'bool', read: (text) => text === 't' },
  20: { name: 'bigint', read: exactNumber },
  21: { name: 'int2', read: Number },
  23: { name: 'int4', read: Number },
  114: { name: 'json', read: verbatim },
  700: { name: 'float4', read: exactNumber },
  701: { name: 'float8', read: exactNumber },
  1114: { name: 'timestamp', read: isoTimestamp },
  1184: { name: 'timestamptz', read: isoTimestampWithZone },
  1700: { name: 'numeric', read: exactNumber },
  3802: { name: 'jsonb', read: verbatim },
  // As text, where the driver would make a Buffer and a number of them.
  17: { name: 'bytea', read: asText },
  26: { name: 'oid', read: asText },
}

function asText(text: string): string {
  return text
}

/** Values are sent as lite made them: text, or an object for a json column. */
function send(value: unknown): string {
  const isObject = typeof value === 'object' && value !== null && !(value instanceof Date)
  return restoreExactJson(isObject ? JSON.stringify(value) : String(value))
}

export type ArrayType = { arrayOid: number; elementOid: number }

/** Type readers for the connection that serves `/rest/v1`; lite's own of the same name are replaced. */
export function postgrestTypes(arrays: ArrayType[]): Record<string, postgres.PostgresType> {
  const types: Record<string, postgres.PostgresType> = {}
  for (const [oid, { name, read }] of Object.entries(readers))
    types[name] = { to: Number(oid), from: [Number(oid)], parse: read, serialize: send }
  for (const { arrayOid, elementOid } of arrays) {
    const read = readers[elementOid]?.read ?? asText
    types[`array_${arrayOid}`] = {
      to: arrayOid,
      from: [arrayOid],
      parse: (text: string) => readArrayText(text, read),
      serialize: sendArray,
    }
  }
  return types
}

/** An array of JavaScript as Postgres reads one; text that already is one stays. */
function sendArray(value: unknown): string {
  if (!Array.isArray(value)) return String(value)
  const items = value.map((item) => {
    if (item === null || item === undefined) return 'NULL'
    if (Array.isArray(item)) return sendArray(item)
    return `"${send(item).replace(/["\\]/g, '\\$&')}"`
  })
  return `{${items.join(',')}}`
}

/** The body lite wrote, with every marked value as the text Postgres gave. */
export function restoreExactJson(body: string): string {
  if (!body.includes(mark)) return body
  return body.replace(quotedMark, (_, escaped: string) => JSON.parse(`"${escaped}"`) as string)
}

const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** A request's body with every number that JavaScript would change as a marked string. */
export const keepExactNumbers = (body: string): string =>
  body.replace(token, (text) =>
    text[0] === '"' || String(Number(text)) === text ? text : `"${mark}${text}"`,
  )

/** A statement's parameter as the caller wrote it: the digits of a number, alone or inside JSON. */
export function restoreParameter(value: unknown): unknown {
  if (typeof value === 'string')
    return value.startsWith(mark) ? value.slice(mark.length) : restoreExactJson(value)
  return value
}
