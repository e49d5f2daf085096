import { describe, expect, it } from 'vitest'
import { toHex } from './keyed-hash.ts'
import { hashWebhookToken, newWebhookToken, webhookTokenFromPath } from './webhook-token.ts'

const token = 'A'.repeat(20) + '-_' + 'b'.repeat(21)

describe('webhookTokenFromPath', () => {
  it.each([
    [`/twilio-webhook/${token}`, token],
    [`/functions/v1/twilio-webhook/${token}`, token],
    [`/twilio-webhook/${token}/`, undefined],
    [`/twilio-webhook/${token}/more`, undefined],
    [`/twilio-webhook/${token.slice(1)}`, undefined],
    [`/twilio-webhook/${token}x`, undefined],
    [`/other-webhook/${token}`, undefined],
    [`//twilio-webhook/${token}`, undefined],
    [`/twilio-webhook/${token.slice(3)}%2F`, undefined],
    ['/twilio-webhook', undefined],
    ['/', undefined],
  ])('%s → %s', (path, expected) => {
    expect(webhookTokenFromPath(path, 'twilio-webhook')).toBe(expected)
  })

  it('accepts what newWebhookToken makes, and no two are alike', () => {
    const tokens = new Set(Array.from({ length: 200 }, newWebhookToken))
    expect(tokens.size).toBe(200)
    for (const made of tokens) expect(webhookTokenFromPath(`/f/${made}`, 'f')).toBe(made)
  })
})

it('hashes a token by SHA-256 of its text', () => {
  expect(toHex(hashWebhookToken('abc'))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  )
})
