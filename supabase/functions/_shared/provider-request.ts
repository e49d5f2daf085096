import type { IntegrationErrorCode } from './contracts/manage-integrations.ts'

/**
 * What kind of trouble it is. `refused` is about the credentials; `unreachable` and `rate_limited` pass by themselves,
 * so only they are worth asking again; `unexpected` is an answer that we cannot work with.
 */
export type ProviderErrorKind = 'refused' | 'unreachable' | 'rate_limited' | 'not_found' | 'unexpected'

const CODE_OF = {
  refused: 'CREDENTIALS_REFUSED',
  unreachable: 'PROVIDER_UNREACHABLE',
  rate_limited: 'PROVIDER_RATE_LIMITED',
  not_found: 'PROVIDER_REFUSED',
  unexpected: 'PROVIDER_REFUSED',
} as const satisfies Record<ProviderErrorKind, IntegrationErrorCode>

type ProviderErrorOptions = ErrorOptions & {
  /** Tells more than the kind does, such as WRONG_KEY_KIND. */
  code?: IntegrationErrorCode
  status?: number
  /** How long the provider asks us to stay away, in ms. */
  retryAfterMs?: number | undefined
}

/** A provider did not give what we asked for. The message names provider and status; never a key, a body or a person. */
export class ProviderError extends Error {
  readonly code: IntegrationErrorCode
  readonly status: number | undefined
  readonly retryAfterMs: number | undefined

  constructor(
    readonly kind: ProviderErrorKind,
    message: string,
    { code = CODE_OF[kind], status, retryAfterMs, cause }: ProviderErrorOptions = {},
  ) {
    super(message, { cause })
    this.name = 'ProviderError'
    this.code = code
    this.status = status
    this.retryAfterMs = retryAfterMs
  }
}

export type ProviderRequest = {
  /** As a person writes it: `Twilio`. */
  provider: string
  url: string
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  headers?: Record<string, string>
  body?: string
}

export type ProviderAnswer = { status: number; headers: Headers; text: string }

export type RequestOptions = {
  /** Tries in all; 429, 5xx and lost connections are asked again. */
  tries?: number
  /** Time for one try with its body, in ms. */
  timeoutMs?: number
  signal?: AbortSignal
  pause?: (ms: number) => Promise<void>
  /** The largest body that is read, in bytes after decompression. */
  maxBytes?: number
  /** Called before every try. */
  onRequest?: () => void
  /** Looks at an answer before the usual rules: an error to throw, `accept` to take it, undefined for the usual rules. */
  judge?: (answer: ProviderAnswer) => ProviderError | 'accept' | undefined
}

/** Longer than this nobody waits inside a request; the sync's own back-off does, and obeys the provider. */
const MAX_PAUSE_MS = 20_000
const MAX_BYTES = 32 * 1024 * 1024

/**
 * One request to a provider, asked again while that is worth it: jittered back-off, or as long as Retry-After says.
 * Redirects are not followed: credentials go to the configured address and nowhere else.
 * @throws ProviderError
 */
export async function askProvider(
  request: ProviderRequest,
  options: RequestOptions = {},
): Promise<ProviderAnswer> {
  const { tries = 5, signal, pause = (ms) => wait(ms, signal) } = options
  for (let attempt = 1; ; attempt++) {
    options.onRequest?.()
    const outcome = await tryOnce(request, options)
    if (!(outcome instanceof ProviderError)) return outcome
    const isPassing = outcome.kind === 'unreachable' || outcome.kind === 'rate_limited'
    if (!isPassing || attempt >= tries || signal?.aborted) throw outcome
    const backOff = Math.min(MAX_PAUSE_MS, 500 * 2 ** attempt) * (0.5 + Math.random() / 2)
    const ms = outcome.retryAfterMs ?? backOff
    if (ms > MAX_PAUSE_MS) throw outcome
    await pause(ms)
    if (signal?.aborted) throw outcome
  }
}

/** @throws ProviderError PROVIDER_ANSWER_UNREADABLE when it is cut off, HTML, or otherwise not JSON */
export function parseProviderJson(provider: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Without the cause: a parser's message quotes the text.
    throw unreadable(provider, 'answers with something that is not JSON')
  }
}

/** An answer that has not the shape we know; `what` continues the provider's name. */
export function unreadable(provider: string, what: string): ProviderError {
  return new ProviderError('unexpected', `${provider} ${what}`, { code: 'PROVIDER_ANSWER_UNREADABLE' })
}

/** Seconds or an HTTP date, as ms from now; undefined for what is neither. */
export function retryAfter(header: string | null, now = Date.now()): number | undefined {
  if (!header) return undefined
  if (/^\d{1,6}$/.test(header)) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

async function tryOnce(
  request: ProviderRequest,
  { timeoutMs = 15_000, maxBytes = MAX_BYTES, signal, judge }: RequestOptions,
): Promise<ProviderAnswer | ProviderError> {
  const { provider, url, method = 'GET', headers = {}, body } = request
  const time = AbortSignal.timeout(timeoutMs)
  try {
    const response = await fetch(url, {
      method,
      headers: { accept: 'application/json', ...headers },
      ...(body !== undefined && { body }),
      redirect: 'manual',
      signal: signal ? AbortSignal.any([time, signal]) : time,
    })
    const text = await readText(provider, response, maxBytes)
    const answer = { status: response.status, headers: response.headers, text }
    const verdict = judge?.(answer) ?? usualRules(provider, answer)
    return verdict === 'accept' ? answer : verdict
  } catch (cause) {
    if (cause instanceof ProviderError) return cause
    return new ProviderError('unreachable', `${provider} cannot be reached`, { cause })
  }
}

function usualRules(provider: string, { status, headers }: ProviderAnswer): ProviderError | 'accept' {
  if (status >= 200 && status < 300) return 'accept'
  const known = { status, retryAfterMs: retryAfter(headers.get('retry-after')) }
  if (status === 401 || status === 403) {
    return new ProviderError('refused', `${provider} refuses the credentials (${status})`, known)
  }
  const message = `${provider} answers ${status}`
  if (status === 404) return new ProviderError('not_found', message, known)
  if (status === 429) return new ProviderError('rate_limited', message, known)
  if (status === 408 || status >= 500) return new ProviderError('unreachable', message, known)
  return new ProviderError('unexpected', message, { status })
}

/** Counts while it arrives, so that memory stays flat whatever is sent. */
async function readText(provider: string, response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return ''
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let total = 0
  for (;;) {
    const part = await reader.read()
    if (part.done) return text + decoder.decode()
    total += part.value.byteLength
    if (total > maxBytes) {
      reader.cancel().catch(() => undefined)
      throw unreadable(provider, `answers with more than ${maxBytes} bytes`)
    }
    text += decoder.decode(part.value, { stream: true })
  }
}

function wait(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}
