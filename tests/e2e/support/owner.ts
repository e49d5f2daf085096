import { randomBytes } from 'node:crypto'
import type { BrowserContextOptions, Page } from 'playwright-core'
import postgres from 'postgres'
import { inject } from 'vitest'
import { addDays, localDayOf } from '@/lib/local-days'
import { sv } from './words.ts'

export type Owner = {
  email: string
  password: string
  userId: string
  accessToken: string
  /** The whole answer of the sign-up, as supabase-js keeps it. */
  session: object
}

/** A new owner, by the sign-up that the page calls. */
export async function newOwner(businessName = 'Salong Test', locale: 'sv' | 'en' = 'sv'): Promise<Owner> {
  const { url, publishableKey } = inject('stack')
  const email = `owner-${randomBytes(6).toString('hex')}@payback.example`
  const password = randomBytes(12).toString('base64url')
  const response = await fetch(`${url}/auth/v1/signup`, {
    method: 'POST',
    headers: { apikey: publishableKey, 'content-type': 'application/json' },
    body: JSON.stringify({ email, password, data: { business_name: businessName, locale } }),
  })
  if (!response.ok) throw new Error(`Sign-up answered ${response.status}: ${await response.text()}`)
  // GoTrue's own answer, held to its shape in the gateway's tests.
  const session = (await response.json()) as { access_token: string; user: { id: string } }
  return { email, password, userId: session.user.id, accessToken: session.access_token, session }
}

export type KeptSignIn = BrowserContextOptions['storageState']

/** What a browser holds after this owner signed in, so that not every test types a password. */
export function keptSignIn({ session }: Owner): KeptSignIn {
  const origin = inject('stack').url
  return {
    cookies: [],
    origins: [{ origin, localStorage: [{ name: 'payback.session', value: JSON.stringify(session) }] }],
  }
}

/** Through the page, as the owner does it; ends on the page that was wanted. */
export async function signIn(page: Page, { email, password }: Owner, wanted = '/'): Promise<void> {
  await page.goto(wanted)
  await page.getByLabel(sv.auth.fields.email).fill(email)
  await page.getByLabel(sv.auth.fields.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: sv.auth.signIn.submit, exact: true }).click()
  await page.waitForURL((url) => url.pathname === new URL(wanted, 'http://x').pathname)
}

export type ConnectedTwilio = {
  integrationId: string
  webhookUrl: string
  accountSid: string
  authToken: string
}

/** Twilio connected by the function that the page calls. */
export async function connectTwilio(owner: Owner, label = 'Receptionen'): Promise<ConnectedTwilio> {
  const { functionsUrl, publishableKey } = inject('stack')
  const accountSid = `AC${randomBytes(16).toString('hex')}`
  const authToken = randomBytes(16).toString('hex')
  const response = await fetch(`${functionsUrl}/manage-integrations`, {
    method: 'POST',
    headers: {
      apikey: publishableKey,
      authorization: `Bearer ${owner.accessToken}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      action: 'connect',
      provider: 'twilio',
      label,
      credentials: { accountSid, authToken },
    }),
  })
  if (response.status !== 201)
    throw new Error(`Connect answered ${response.status}: ${await response.text()}`)
  // Our own contract, held to its shape in the functions' tests.
  const answer = (await response.json()) as { integration: { id: string }; webhookUrl: string }
  return { integrationId: answer.integration.id, webhookUrl: answer.webhookUrl, accountSid, authToken }
}

/** Ninety days of calls without the wait: merged as a sync would. `perDay` are call starts at whole local hours. */
export async function giveHistory(
  integrationId: string,
  days: number,
  perDay = [9, 10, 12, 12, 15, 18],
): Promise<number> {
  const sql = postgres(inject('stack').dbUrl, { max: 1, onnotice: () => undefined })
  try {
    const observations = Array.from({ length: days }, (_, day) =>
      perDay.map((hour, index) => pastCall(day + 1, hour, index)),
    ).flat()
    for (let from = 0; from < observations.length; from += 500) {
      const part = observations.slice(from, from + 500)
      await sql`select * from private.merge_telephony_events(${integrationId}, ${sql.json(part)})`
    }
    return observations.length
  } finally {
    await sql.end()
  }
}

/** The day it is in the salon: for an hour or two it is not yet so in UTC. */
export const localToday = () => localDayOf(new Date(), 'Europe/Stockholm')

function pastCall(daysAgo: number, hour: number, index: number) {
  const start = new Date(`${addDays(localToday(), -daysAgo)}T00:00:00Z`)
  start.setUTCHours(hour, 7 * index)
  const isMissed = index % 4 === 3
  const seconds = isMissed ? 0 : 40 + index * 31
  const end = new Date(start.getTime() + (seconds + 8) * 1_000)
  return {
    source: 'rest',
    final: true,
    provider_ref: `CA${randomBytes(16).toString('hex')}`,
    kind: 'call',
    direction: 'inbound',
    status: isMissed ? 'no_answer' : 'completed',
    observed_at: end.toISOString(),
    started_at: start.toISOString(),
    ended_at: end.toISOString(),
    duration_seconds: seconds,
    cost_amount: isMissed ? '0' : '0.0085',
    cost_currency: 'USD',
    cost_state: 'final',
    ...(index === 1 ? {} : { caller_number_hint: String(10 + ((daysAgo * 7 + index) % 89)) }),
  }
}
