import { Buffer } from 'node:buffer'
import process from 'node:process'

export type EnvSource = Readonly<Record<string, string | undefined>>

/** The function cannot start: says which variable is wrong and what it should be, never its value. */
export class EnvError extends Error {
  constructor(name: string, expected: string) {
    super(`Cannot start: the environment variable ${name} ${expected}.`)
    this.name = 'EnvError'
  }
}

/** The one reader of the environment. @throws EnvError when the variable is missing or empty. */
export function requiredEnv(name: string, source: EnvSource = process.env): string {
  const value = source[name]?.trim()
  if (!value) throw new EnvError(name, 'is missing')
  return value
}

export function optionalEnv(name: string, fallback: string, source: EnvSource = process.env): string {
  return source[name]?.trim() || fallback
}

/** An http(s) address without a trailing slash, query or fragment, so that paths can be appended to it. */
export function urlEnv(name: string, fallback?: string, source: EnvSource = process.env): string {
  const value = fallback === undefined ? requiredEnv(name, source) : optionalEnv(name, fallback, source)
  if (!/^https?:\/\/[^\s?#]+$/.test(value) || !URL.canParse(value)) {
    throw new EnvError(name, 'is not an http or https address without query and fragment')
  }
  return value.replace(/\/+$/, '')
}

/** A JSON object of text values, such as a key set by key name; the order of the text is kept. */
export function recordEnv(name: string, source: EnvSource = process.env): Record<string, string> {
  const parsed = parseJson(requiredEnv(name, source))
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new EnvError(name, 'is not a JSON object')
  }
  const record: Record<string, string> = {}
  for (const [key, value] of Object.entries(parsed)) {
    if (typeof value !== 'string') throw new EnvError(name, `has a value that is not text under "${key}"`)
    record[key] = value
  }
  return record
}

/** 32 random bytes in base64: an AES-256 or HMAC key. */
export function decodeKey(name: string, text: string): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'))
  if (bytes.length !== 32) throw new EnvError(name, 'does not hold 32 bytes in base64')
  return bytes
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
