import { signForm, type FormPairs } from './twilio/twilio-signature.ts'

export type Webhook = { url: string; authToken: string; pairs: FormPairs; idempotencyToken: string }

/** `status` 0: no connection, or no answer in time. */
export type Delivery = { status: number; attempts: number; milliseconds: number }

const notConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])

function failedToConnect(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined
  return cause instanceof Error && 'code' in cause && notConnected.has(String(cause.code))
}

/**
 * Posts one signed form to the configured address. Like Twilio by default: 15 s for an answer, one retry
 * when no connection came about (the idempotency token stays the same), none after a bad answer. Never throws.
 */
export async function postWebhook({ url, authToken, pairs, idempotencyToken }: Webhook): Promise<Delivery> {
  const begun = performance.now()
  const headers = {
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'user-agent': 'TwilioProxy/1.1',
    accept: '*/*',
    'x-twilio-signature': signForm(authToken, url, pairs),
    'i-twilio-idempotency-token': idempotencyToken,
  }
  const body = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, value])).toString()
  for (let attempts = 1; ; attempts++) {
    const outcome = (status: number) => ({ status, attempts, milliseconds: performance.now() - begun })
    try {
      const signal = AbortSignal.timeout(15_000)
      const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'manual' })
      await response.arrayBuffer()
      return outcome(response.status)
    } catch (error) {
      if (attempts === 2 || !failedToConnect(error)) return outcome(0)
    }
  }
}
