import fc from 'fast-check'
import twilio from 'twilio'
import { describe, expect, it } from 'vitest'
import { signForm, signJson, type FormPairs } from './twilio-signature.ts'

const token = '12345678901234567890123456789012'
const base = 'https://roi.example.se/functions/v1/telephony-webhook/twilio'
const form = (body: string): FormPairs => [...new URLSearchParams(body)]

const callBody =
  'CallSid=CA00000000000000000000000000000001&AccountSid=AC00000000000000000000000000000001&From=%2B46701234567&To=%2B46812345678&CallStatus=completed&Direction=inbound&CallDuration=73&Duration=2&SequenceNumber=0&CallbackSource=call-progress-events&Timestamp=Tue%2C+10+Mar+2026+09%3A15%3A42+%2B0000&ApiVersion=2010-04-01'
const messageBody =
  'MessageSid=SM00000000000000000000000000000002&Body=Hej%21+Tid+f%C3%B6r+%C3%A5terbes%C3%B6k%3F+&From=%2B46701234567&To=%2B46766123456&NumMedia=0&NumSegments=1&SmsStatus=received&FromCity='

describe('published vectors', () => {
  it.each([
    ['a form', `${base}?tenant=a1b2`, callBody, 'CDC9dS0czmwpnhWsfteubqDuo74='],
    [
      'an address with port',
      `${base.replace('.se/', '.se:443/')}?tenant=a1b2`,
      callBody,
      '0EwhsrBJAmo26xFfRewPF+BGwaM=',
    ],
    ['an address with fragment', `${base}?tenant=a1b2#rc=2`, callBody, 'CDC9dS0czmwpnhWsfteubqDuo74='],
    ['UTF-8, a space at the end, an empty value', base, messageBody, '/mqr8nRLbU6EPaQ5ka2gTls2mQw='],
    ['a repeated name', base, 'MediaUrl=b&MediaUrl=a&MediaUrl=b&X=1', 'oYN1ANjopoIVhVNEb9gUG5ZIy2A='],
    [
      'GET',
      `${base}?CallSid=CA00000000000000000000000000000001&CallStatus=completed`,
      '',
      'bM5K8JjT5lfkXVkRP3wYr6FLMGQ=',
    ],
  ])('%s', (_, url, body, expected) => {
    expect(signForm(token, url, form(body))).toBe(expected)
  })

  it('JSON', () => {
    const body = '{"specversion":"1.0","type":"com.example.test","data":{"text":"åäö"}}'
    const signed = signJson(token, `${base}?tenant=a1b2`, body)
    expect(signed.signature).toBe('iSo4aNXgJg4+LJKO80t9vZSm2cM=')
    expect(signed.url).toBe(
      `${base}?tenant=a1b2&bodySHA256=8cac40a6ab8540b625caa1d6da160d5f9eb37792691970dc699b3f4c127260b2`,
    )
  })
})

describe('the official client as judge', () => {
  const name = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => !/^(__proto__|\d+)$/.test(text))
  const pairs = fc.array(fc.tuple(name, fc.string({ unit: 'grapheme' })), { maxLength: 12 })
  const grouped = (list: FormPairs) => {
    const values: Record<string, string | string[]> = {}
    for (const key of new Set(list.map(([key]) => key))) {
      const all = list.filter(([other]) => other === key).map(([, value]) => value)
      values[key] = all.length === 1 ? (all[0] ?? '') : all
    }
    return values
  }

  it('accepts every form', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), pairs, (secret, list) => {
        const signature = signForm(secret, base, list)
        expect(twilio.validateRequest(secret, signature, base, grouped(list))).toBe(true)
        expect(twilio.validateRequest(`${secret}x`, signature, base, grouped(list))).toBe(false)
      }),
    )
  })

  it('accepts every JSON body, and no other', () => {
    fc.assert(
      fc.property(fc.json(), (body) => {
        const { url, signature } = signJson(token, base, body)
        expect(twilio.validateRequestWithBody(token, signature, url, body)).toBe(true)
        expect(twilio.validateRequestWithBody(token, signature, url, `${body} `)).toBe(false)
      }),
    )
  })
})
