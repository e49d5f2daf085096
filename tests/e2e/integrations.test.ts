import { beforeEach, describe, expect, it } from 'vitest'
import {
  connectTwilio,
  keptSignIn,
  newOwner,
  type ConnectedTwilio,
  type KeptSignIn,
} from './support/owner.ts'
import { newCallSid, postCall } from './support/twilio.ts'
import { useBrowser } from './support/visitor.ts'
import { sv } from './support/words.ts'

const { visit } = useBrowser()
const words = sv.integrations
let storage: KeptSignIn
let twilio: ConnectedTwilio

beforeEach(async () => {
  const owner = await newOwner('Salong Koppling')
  twilio = await connectTwilio(owner, 'Receptionen')
  storage = keptSignIn(owner)
})

async function manage() {
  const page = await visit({ storage })
  await page.goto('/integrations')
  await page.getByLabel(words.acts.manageNamed('Receptionen')).click()
  return page
}

describe('a connection', () => {
  it('shows its last event as soon as one comes', async () => {
    const page = await visit({ storage })
    await page.goto('/integrations')
    await page.getByText('Receptionen').first().waitFor()
    const lastEvent = page.locator('dl > div', { hasText: words.facts.lastEvent }).locator('dd')
    expect(await lastEvent.innerText()).toBe(words.facts.never)
    await postCall(twilio, { CallSid: newCallSid(), CallStatus: 'completed', CallDuration: '12' })
    await expect.poll(() => lastEvent.innerText()).not.toBe(words.facts.never)
  })

  it('takes another name', async () => {
    const page = await manage()
    await page.getByRole('button', { name: words.acts.rename }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel(words.rename.label).fill('Huvudnumret')
    await dialog.getByRole('button', { name: words.rename.submit }).click()
    await page.getByRole('heading', { name: 'Huvudnumret' }).waitFor()
  })

  it('gets a new address, and the old one ends at once', async () => {
    const page = await manage()
    await page.getByRole('button', { name: words.acts.rotate }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: words.rotate.submit }).click()
    await dialog.getByRole('button', { name: sv.common.acts.copy }).first().click()
    const webhookUrl = await page.evaluate(() => navigator.clipboard.readText())
    const call = { CallSid: newCallSid(), CallStatus: 'completed', CallDuration: '12' }
    expect(webhookUrl).not.toBe(twilio.webhookUrl)
    expect((await postCall({ ...twilio, webhookUrl }, call)).status).toBe(204)
    expect((await postCall(twilio, call)).status).toBe(403)
  })

  it('is disconnected only after its name is typed, and then takes no calls', async () => {
    const page = await manage()
    await page.getByRole('button', { name: words.acts.disconnect }).click()
    const dialog = page.getByRole('dialog')
    const submit = dialog.getByRole('button', { name: words.disconnect.submit })
    expect(await submit.isDisabled()).toBe(true)
    await dialog.getByLabel(words.disconnect.confirm('Receptionen')).fill('Receptionen')
    await submit.click()
    await page.getByText(words.disconnect.done('Receptionen')).waitFor()
    await page.getByText(words.empty.title).waitFor()
    const call = { CallSid: newCallSid(), CallStatus: 'completed', CallDuration: '12' }
    expect((await postCall(twilio, call)).status).toBe(403)
  })

  it('is refused in words before anything is sent when the key has the wrong form', async () => {
    const page = await visit({ storage })
    await page.goto('/integrations')
    await page.getByRole('button', { name: words.providers.twilio.connect }).first().click()
    const dialog = page.getByRole('dialog')
    const { accountSid, authToken } = words.providers.twilio.key.fields
    await dialog.getByLabel(accountSid.label).fill('SK123')
    await dialog.getByLabel(authToken.label, { exact: true }).fill('short')
    await dialog.getByRole('button', { name: words.connect.submit, exact: true }).click()
    await dialog.getByText(accountSid.invalid).waitFor()
    await dialog.getByText(authToken.invalid).waitFor()
  })
})
