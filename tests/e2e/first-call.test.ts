import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { sv } from './support/words.ts'
import { newCallSid, postCall } from './support/twilio.ts'
import { DESKTOP, PHONE, useBrowser } from './support/visitor.ts'

const { visit } = useBrowser()

describe.each([
  ['a desktop', DESKTOP],
  ['a phone', PHONE],
])('from nothing to a real call on %s', (_, viewport) => {
  it('signs up, connects Twilio, and sees a call come in without a reload', async () => {
    const page = await visit({ viewport })
    await page.goto('/sign-up')
    await page.getByLabel(sv.auth.fields.businessName).fill('Salong Lind')
    await page.getByLabel(sv.auth.fields.email).fill(`lind-${randomBytes(6).toString('hex')}@payback.example`)
    await page.getByLabel(sv.auth.fields.password, { exact: true }).fill('en mening att minnas 7')
    await page.getByRole('button', { name: sv.auth.signUp.submit }).click()

    // Overview is empty and leads to the one step there is.
    await page.getByRole('link', { name: sv.overview.empty.connectAction }).click()
    await page.waitForURL('**/integrations?connect=twilio')

    const accountSid = `AC${randomBytes(16).toString('hex')}`
    const authToken = randomBytes(16).toString('hex')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(sv.integrations.providers.twilio.key.fields.accountSid.label).fill(accountSid)
    await dialog
      .getByLabel(sv.integrations.providers.twilio.key.fields.authToken.label, { exact: true })
      .fill(authToken)
    await dialog.getByRole('button', { name: sv.integrations.connect.submit, exact: true }).click()

    await dialog.getByRole('button', { name: sv.common.acts.copy }).first().click()
    const webhookUrl = await page.evaluate(() => navigator.clipboard.readText())
    expect(webhookUrl).toMatch(/\/functions\/v1\/twilio-webhook\/[\w-]{20,}$/)
    await dialog.getByRole('button', { name: sv.integrations.address.done }).click()

    await page
      .getByRole('navigation', { name: sv.common.navigation.label })
      .getByRole('link', { name: sv.common.navigation.calls })
      .click()
    await page.getByText(sv.calls.empty.waitingTitle).waitFor()

    const CallSid = newCallSid()
    const twilio = { webhookUrl, accountSid, authToken }
    expect((await postCall(twilio, { CallSid, CallStatus: 'in-progress', SequenceNumber: '1' })).status).toBe(
      204,
    )
    await page.getByText(sv.calls.what.inProgress).waitFor()

    const completed = {
      CallSid,
      CallStatus: 'completed',
      CallDuration: '134',
      Duration: '3',
      SequenceNumber: '2',
    }
    expect((await postCall(twilio, completed)).status).toBe(204)
    const row = page.getByRole('link', { name: /2 min 14 s/ })
    await row.waitFor()
    expect(await page.getByText(sv.calls.what.inProgress).count()).toBe(0)

    await row.click()
    await page.waitForURL('**/calls/*')
    await page.getByText(sv.calls.detail.facts).waitFor()
    expect(await page.locator('main').innerText()).toContain('42')
    expect(await page.locator('main').innerText()).not.toContain('0701740642')
  })
})
