/** Given by tests; functions read the real environment. */
export type EnvSource = Readonly<Record<string, string | undefined>>

/**
 * Deno where we are deployed, Node in tests. Not `node:process`: loading it alone would double the start of a function.
 */
type Runtime = {
  Deno?: { env: { get(name: string): string | undefined } }
  process?: { env: EnvSource }
}

function readEnv(name: string, source: EnvSource | undefined): string | undefined {
  if (source) return source[name]
  const runtime: Runtime = globalThis
  return runtime.Deno ? runtime.Deno.env.get(name) : runtime.process?.env[name]
}

/** The function cannot start: says which variable is wrong and what it should be, never its value. */
export class EnvError extends Error {
  constructor(name: string, expected: string) {
    super(`Cannot start: the environment variable ${name} ${expected}.`)
    this.name = 'EnvError'
  }
}

/** The one reader of the environment. @throws EnvError when the variable is missing or empty. */
export function requiredEnv(name: string, source?: EnvSource): string {
  const value = readEnv(name, source)?.trim()
  if (!value) throw new EnvError(name, 'is missing')
  return value
}

export function optionalEnv(name: string, fallback: string, source?: EnvSource): string {
  return readEnv(name, source)?.trim() || fallback
}

/** An http(s) address without a trailing slash, query or fragment, so that paths can be appended to it. */
export function urlEnv(name: string, fallback?: string, source?: EnvSource): string {
  const value = fallback === undefined ? requiredEnv(name, source) : optionalEnv(name, fallback, source)
  if (!/^https?:\/\/[^\s?#]+$/.test(value) || !URL.canParse(value)) {
    throw new EnvError(name, 'is not an http or https address without query and fragment')
  }
  return value.replace(/\/+$/, '')
}

/** A JSON object of text values, such as a key set by key name; the order of the text is kept. */
export function recordEnv(name: string, source?: EnvSource): Record<string, string> {
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
  const bytes = fromBase64(text)
  if (bytes?.length !== 32) throw new EnvError(name, 'does not hold 32 bytes in base64')
  return bytes
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
