import { NotUnderstood, type QuarantineReason } from '../observation.ts'

/** Reads one delivery's fields by name; everything arrives as text. */
export type Fields = {
  /** Undefined when absent or empty. @throws NotUnderstood when the field came twice with different values */
  optional(name: string): string | undefined
  /** @throws NotUnderstood */
  required(name: string): string
}

export function fieldsOf(params: readonly (readonly [string, string])[]): Fields {
  const values = new Map<string, string>()
  let ambiguous: Set<string> | undefined
  for (const [name, value] of params) {
    const known = values.get(name)
    if (known !== undefined && known !== value) (ambiguous ??= new Set()).add(name)
    else values.set(name, value)
  }
  function optional(name: string): string | undefined {
    if (ambiguous?.has(name)) throw new NotUnderstood('AMBIGUOUS_FIELD')
    return values.get(name) || undefined
  }
  return {
    optional,
    required(name) {
      const value = optional(name)
      if (value === undefined) throw new NotUnderstood('MISSING_FIELD')
      return value
    },
  }
}

/** Top-level texts and numbers of a JSON object; nested parts are not ours to read. */
export function paramsFromJson(value: unknown): [string, string][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new NotUnderstood('UNKNOWN_EVENT')
  return Object.entries(value).flatMap(([name, field]): [string, string][] =>
    typeof field === 'string' || typeof field === 'number' ? [[name, String(field)]] : [],
  )
}

/** A whole number that fits a Postgres integer. */
export function wholeNumber(text: string, reason: QuarantineReason): number {
  if (!/^\d{1,9}$/.test(text)) throw new NotUnderstood(reason)
  return Number(text)
}

/** A Twilio identifier: two capital letters and 32 hex digits. */
export function sid(prefixes: RegExp, text: string): string {
  if (!prefixes.test(text.slice(0, 2)) || !/^[0-9a-f]{32}$/i.test(text.slice(2))) {
    throw new NotUnderstood('INVALID_REFERENCE')
  }
  return text
}

const RFC_2822 = /^[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} (?:[+-]\d{4}|GMT|UTC)$/

/** RFC 2822 as Twilio writes it, to ISO. @throws NotUnderstood for anything else, including years we cannot mean */
export function timestamp(text: string): string {
  const time = RFC_2822.test(text) ? new Date(text) : undefined
  if (!time || Number.isNaN(time.getTime())) throw new NotUnderstood('INVALID_TIMESTAMP')
  const year = time.getUTCFullYear()
  if (year < 2000 || year > 2100) throw new NotUnderstood('INVALID_TIMESTAMP')
  return time.toISOString()
}

/** Words such as `machine_start`; anything else is left out rather than stored. */
export function word(text: string | undefined): string | undefined {
  return text !== undefined && /^[a-z_]{1,40}$/.test(text) ? text : undefined
}
