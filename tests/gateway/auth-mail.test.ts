import { randomUUID } from 'node:crypto'
import { get } from 'node:http'
import { createClient } from '@supabase/supabase-js'
import { describe, expect, inject, it } from 'vitest'
import { nodeTransport } from '../realtime/support/open-client.ts'
import { linkFromMail, mailsTo } from '../support/local-mail.ts'

const stack = inject('stack')
const password = 'a password of some length'
const newAddress = () => `owner-${randomUUID()}@payback.example`
const client = () =>
  createClient(stack.url, stack.publishableKey, {
    auth: { persistSession: false, autoRefreshToken: false },
    realtime: { transport: nodeTransport() },
  })

async function signedUp() {
  const supabase = client()
  const email = newAddress()
  const { data, error } = await supabase.auth.signUp({ email, password })
  expect(error).toBeNull()
  return { supabase, email, data }
}

/** Follows a link as a browser would: the answer sends it on to the app with the session in the fragment. */
async function follow(link: string) {
  const answer = await fetch(link, { redirect: 'manual' })
  const target = new URL(answer.headers.get('location') ?? '', stack.url)
  return { status: answer.status, target, session: new URLSearchParams(target.hash.slice(1)) }
}

describe('local sign-up', () => {
  it('gives a session at once, and no mail', async () => {
    const { data, email, supabase } = await signedUp()
    expect(data.session?.access_token).toBeTruthy()
    expect(await mailsTo(stack.mailUrl, email)).toEqual([])
    const { data: rows } = await supabase.from('accounts').select('user_id').throwOnError()
    expect(rows).toEqual([{ user_id: data.user?.id }])
  })

  it('hands what the page sent along to the account', async () => {
    const supabase = client()
    const data = { business_name: 'Salong Åkerö', locale: 'en' }
    const { error } = await supabase.auth.signUp({ email: newAddress(), password, options: { data } })
    expect(error).toBeNull()
    const { data: rows } = await supabase.from('accounts').select('name, locale').throwOnError()
    expect(rows).toEqual([{ name: 'Salong Åkerö', locale: 'en' }])
    const { data: signedIn } = await supabase.auth.getUser()
    expect(signedIn.user?.user_metadata).toMatchObject(data)
    expect(signedIn.user?.app_metadata).toMatchObject({ provider: 'email' })
  })

  it('refuses a short password and the same address again', async () => {
    const { email } = await signedUp()
    const short = await client().auth.signUp({ email: newAddress(), password: 'short' })
    expect(short.error?.code).toBe('weak_password')
    const again = await client().auth.signUp({ email, password })
    expect(again.error?.code).toBe('user_already_exists')
  })
})

describe('links in caught mail', () => {
  it('a magic link signs in', async () => {
    const { email } = await signedUp()
    const { error } = await client().auth.signInWithOtp({
      email,
      options: { emailRedirectTo: `${stack.url}/calls` },
    })
    expect(error).toBeNull()
    const link = await linkFromMail(stack.mailUrl, email, /magic|sign|log/i)
    expect(new URL(link).origin).toBe(stack.url)
    const { status, target, session } = await follow(link)
    expect([status, target.origin, target.pathname]).toEqual([303, stack.url, '/calls'])
    const { data } = await client().auth.getUser(session.get('access_token') ?? '')
    expect(data.user?.email).toBe(email)
    // A link works once.
    expect((await follow(link)).session.get('error_code')).toBe('otp_expired')
  })

  it('a reset link lets the owner set a new password', async () => {
    const { email } = await signedUp()
    const { error } = await client().auth.resetPasswordForEmail(email, {
      redirectTo: `${stack.url}/reset-password`,
    })
    expect(error).toBeNull()
    const { target, session } = await follow(await linkFromMail(stack.mailUrl, email, /reset/i))
    expect([target.pathname, session.get('type')]).toEqual(['/reset-password', 'recovery'])
    const supabase = client()
    await supabase.auth.setSession({
      access_token: session.get('access_token') ?? '',
      refresh_token: session.get('refresh_token') ?? '',
    })
    const changed = await supabase.auth.updateUser({ password: 'quite another password' })
    expect(changed.error).toBeNull()
    const old = await client().auth.signInWithPassword({ email, password })
    expect(old.error?.code).toBe('invalid_credentials')
    const signIn = await client().auth.signInWithPassword({ email, password: 'quite another password' })
    expect(signIn.data.user?.email).toBe(email)
  })

  it('an address changes only after the mail to the old one is followed', async () => {
    const { supabase, email } = await signedUp()
    const next = newAddress()
    const { error } = await supabase.auth.updateUser({ email: next })
    expect(error).toBeNull()
    expect((await supabase.auth.getUser()).data.user?.email).toBe(email)
    await follow(await linkFromMail(stack.mailUrl, email, /change/i))
    const signIn = await client().auth.signInWithPassword({ email: next, password })
    expect(signIn.data.user?.email).toBe(next)
  })

  it('never lead to a foreign site', async () => {
    const { email } = await signedUp()
    await client().auth.signInWithOtp({ email, options: { emailRedirectTo: 'https://evil.example/' } })
    const { target } = await follow(await linkFromMail(stack.mailUrl, email, /magic|sign|log/i))
    expect(target.origin).toBe(stack.url)
  })
})

describe('the mail page', () => {
  it('lists mail and shows one with its link', async () => {
    const { email } = await signedUp()
    await client().auth.signInWithOtp({ email })
    const link = await linkFromMail(stack.mailUrl, email, /magic|sign|log/i)
    const list = await (await fetch(stack.mailUrl)).text()
    expect(list).toContain(email)
    const path = /\/_local\/mail\/[\w-]+/.exec(list)?.[0]
    const one = await (await fetch(`${stack.url}${path}`)).text()
    expect(one).toContain(`href="${link.replaceAll('&', '&amp;')}"`)
  })

  it('is for this machine only: under another name there is nothing', async () => {
    const status = await new Promise<number | undefined>((resolve, reject) => {
      get(`${stack.mailUrl}.json`, { headers: { host: 'evil.example' } }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      }).on('error', reject)
    })
    expect(status).toBe(404)
  })
})
