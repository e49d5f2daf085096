import { Buffer } from 'node:buffer'
import type { TwilioCredentials } from '../contracts/manage-integrations.ts'
import { urlEnv } from '../env.ts'

/** @throws EnvError */
export const twilioApiUrl = () => urlEnv('TWILIO_API_URL', 'https://api.twilio.com/2010-04-01')

/** Twilio did not give what we asked for. `refused` is about the credentials; only `unreachable` is worth asking again. */
export class TwilioError extends Error {
  constructor(
    readonly kind: 'refused' | 'unreachable' | 'unexpected',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
    this.name = 'TwilioError'
  }
}

export type TwilioRequestOptions = {
  /** Tries in all; 429, 5xx and lost connections are asked again. */
  tries?: number
  /** Time for one try, in ms. */
  timeoutMs?: number
  signal?: AbortSignal
  pause?: (ms: number) => Promise<void>
}

const MAX_PAUSE_MS = 20_000
const MAX_PAGE_BYTES = 32 * 1024 * 1024

/**
 * GET of one JSON resource. Redirects are not followed: the credentials go to the configured address and nowhere else.
 * @throws TwilioError
 */
export async function getFromTwilio(
  url: string,
  { accountSid, authToken }: TwilioCredentials,
  { tries = 5, timeoutMs = 15_000, signal, pause = wait }: TwilioRequestOptions = {},
): Promise<unknown> {
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
  for (let attempt = 1; ; attempt++) {
    const time = AbortSignal.timeout(timeoutMs)
    const outcome = await ask(url, authorization, signal ? AbortSignal.any([time, signal]) : time)
    if ('json' in outcome) return outcome.json
    const { error, retryAfterMs } = outcome
    if (error.kind !== 'unreachable' || attempt >= tries || signal?.aborted) throw error
    const backOff = Math.min(MAX_PAUSE_MS, 500 * 2 ** attempt) * (0.5 + Math.random() / 2)
    await pause(Math.min(MAX_PAUSE_MS, retryAfterMs ?? backOff))
  }
}

type Outcome = { json: unknown } | { error: TwilioError; retryAfterMs?: number }

async function ask(url: string, authorization: string, signal: AbortSignal): Promise<Outcome> {
  try {
    const response = await fetch(url, {
      headers: { authorization, accept: 'application/json' },
      redirect: 'manual',
      signal,
    })
    const { status } = response
    if (status === 200) return { json: await readJson(response) }
    await response.body?.cancel()
    if (status === 401 || status === 403) {
      return { error: new TwilioError('refused', `Twilio refuses the credentials (${status})`) }
    }
    if (status === 429 || status >= 500) {
      return {
        error: new TwilioError('unreachable', `Twilio answers ${status}`),
        retryAfterMs: retryAfter(response.headers.get('retry-after')),
      }
    }
    return { error: new TwilioError('unexpected', `Twilio answers ${status}`) }
  } catch (cause) {
    if (cause instanceof TwilioError) return { error: cause }
    return { error: new TwilioError('unreachable', 'Twilio cannot be reached', { cause }) }
  }
}

async function readJson(response: Response): Promise<unknown> {
  if (Number(response.headers.get('content-length') ?? 0) > MAX_PAGE_BYTES) {
    throw new TwilioError('unexpected', 'Twilio answers with more than 32 MB')
  }
  const text = await response.text()
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new TwilioError('unexpected', 'Twilio answers with something that is not JSON', { cause })
  }
}

/** Seconds or an HTTP date, as ms from now. */
export function retryAfter(header: string | null, now = Date.now()): number | undefined {
  if (!header) return undefined
  if (/^\d{1,6}$/.test(header)) return Number(header) * 1000
  const date = Date.parse(header)
  return Number.isNaN(date) ? undefined : Math.max(0, date - now)
}

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
