import { randomBytes } from 'node:crypto'
import { describe, expect, inject, it } from 'vitest'
import { newOwner, signIn } from './support/owner.ts'
import { latestMailLink } from './support/mail.ts'
import { useBrowser } from './support/visitor.ts'
import { sv } from './support/words.ts'

const browser = useBrowser()
const { visit } = browser

describe('signing in', () => {
  it('leads back to the page that was wanted, filters included', async () => {
    const page = await visit()
    await signIn(page, await newOwner(), '/calls?outcome=missed')
    expect(new URL(page.url()).search).toBe('?outcome=missed')
  })

  it('says in plain words that the password is wrong, and keeps what was typed', async () => {
    const { email } = await newOwner()
    const page = await visit()
    await page.goto('/sign-in')
    await page.getByLabel(sv.auth.fields.email).fill(email)
    await page.getByLabel(sv.auth.fields.password, { exact: true }).fill('not the password')
    await page.getByRole('button', { name: sv.auth.signIn.submit, exact: true }).click()
    await page.getByText(sv.auth.problems.invalid_credentials).waitFor()
    expect(await page.getByLabel(sv.auth.fields.email).inputValue()).toBe(email)
    // The browser itself logs the 400.
    expect(browser.expectErrors(/status of 400/)).toBe(1)
  })

  it('refuses a second account with the same address', async () => {
    const { email } = await newOwner()
    const page = await visit()
    await page.goto('/sign-up')
    await page.getByLabel(sv.auth.fields.businessName).fill('Salong Lind')
    await page.getByLabel(sv.auth.fields.email).fill(email)
    await page.getByLabel(sv.auth.fields.password, { exact: true }).fill('en mening att minnas 7')
    await page.getByRole('button', { name: sv.auth.signUp.submit }).click()
    await page.getByText(sv.auth.problems.already_registered).waitFor()
    expect(browser.expectErrors(/status of 422/)).toBe(1)
  })
})

describe('mail', () => {
  it('lets in by a link instead of a password', async () => {
    const { email } = await newOwner('Salong Mejl')
    const page = await visit()
    await page.goto('/sign-in')
    await page.getByLabel(sv.auth.fields.email).fill(email)
    await page.getByRole('button', { name: sv.auth.signIn.magicLink }).click()
    await page.getByText(sv.auth.checkMail.magicLink(email)).waitFor()
    await page.goto(await latestMailLink(email))
    await page.getByRole('navigation', { name: sv.common.navigation.label }).first().waitFor()
  })

  it('gives a new password by a link, and the old one ends', async () => {
    const owner = await newOwner()
    const page = await visit()
    await page.goto('/forgot-password')
    await page.getByLabel(sv.auth.fields.email).fill(owner.email)
    await page.getByRole('button', { name: sv.auth.forgot.submit }).click()
    await page.getByText(sv.auth.checkMail.recovery(owner.email)).waitFor()

    await page.goto(await latestMailLink(owner.email))
    const password = `ny mening ${randomBytes(4).toString('hex')}`
    await page.getByLabel(sv.auth.fields.newPassword, { exact: true }).fill(password)
    await page.getByRole('button', { name: sv.auth.reset.submit }).click()
    await page.getByRole('navigation', { name: sv.common.navigation.label }).first().waitFor()

    const later = await visit()
    await signIn(later, { ...owner, password })
    const { url, publishableKey } = inject('stack')
    const old = await fetch(`${url}/auth/v1/token?grant_type=password`, {
      method: 'POST',
      headers: { apikey: publishableKey, 'content-type': 'application/json' },
      body: JSON.stringify({ email: owner.email, password: owner.password }),
    })
    expect(old.status).toBe(400)
  })
})

describe('signing out', () => {
  it('leaves the channel, forgets the session, and closes the pages', async () => {
    const page = await visit()
    const frames: string[] = []
    page.on('websocket', (socket) => {
      socket.on('framesent', ({ payload }) => frames.push(String(payload)))
    })
    const owner = await newOwner()
    await signIn(page, owner, '/settings')
    await expect.poll(() => frames.some((frame) => frame.includes('phx_join'))).toBe(true)
    await page.getByRole('button', { name: sv.settings.account.signOut }).click()
    await page.waitForURL('**/sign-in*')
    await expect.poll(() => frames.some((frame) => frame.includes('phx_leave'))).toBe(true)
    const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }))
    expect(kept).not.toContain('access_token')
    await page.goto('/calls')
    await page.waitForURL('**/sign-in*')
  })
})

describe('an expired session', () => {
  it('asks for the password over the page, and goes on where it was', async () => {
    const owner = await newOwner()
    const page = await visit()
    await signIn(page, owner, '/calls?kind=sms')
    // As when it was revoked elsewhere: nothing the browser holds is accepted any more.
    await page.route(/\/(rest|auth)\/v1\//, (route) =>
      route.request().method() === 'GET' || route.request().url().includes('refresh_token')
        ? route.fulfill({ status: 401, json: { code: 'PGRST303', message: 'JWT expired' } })
        : route.continue(),
    )
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
    const again = page.getByRole('heading', { name: sv.auth.expired.title })
    await again.waitFor()
    await page.unrouteAll()
    await page.getByLabel(sv.auth.fields.password, { exact: true }).fill(owner.password)
    await page.getByRole('button', { name: sv.auth.signIn.submit, exact: true }).click()
    await again.waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: sv.calls.title }).waitFor()
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/calls?kind=sms')
    expect(browser.expectErrors(/status of 401|PostgrestError: JWT expired/)).toBeGreaterThan(0)
  })
})
