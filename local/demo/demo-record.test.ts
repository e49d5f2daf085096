import { describe, expect, it } from 'vitest'
import { movedTo } from './demo-record.ts'

const record = {
  email: 'demo@payback.example',
  password: 'secret',
  webhookUrl: 'http://127.0.0.1:54321/functions/v1/twilio-webhook/abc',
  callbackUrl: 'http://127.0.0.1:54321/functions/v1/simplybook-webhook/def',
  functionsUrl: 'http://127.0.0.1:54321/functions/v1',
}

describe('the record of a demo', () => {
  it('follows to another port, tokens and all', () => {
    expect(movedTo(record, 'http://127.0.0.1:60000/functions/v1')).toEqual({
      ...record,
      webhookUrl: 'http://127.0.0.1:60000/functions/v1/twilio-webhook/abc',
      callbackUrl: 'http://127.0.0.1:60000/functions/v1/simplybook-webhook/def',
      functionsUrl: 'http://127.0.0.1:60000/functions/v1',
    })
  })

  it('of a demo that had no addresses yet has none', () => {
    const { email, password } = record
    expect(movedTo({ email, password }, 'http://127.0.0.1:60000/functions/v1')).toEqual({
      email,
      password,
      functionsUrl: 'http://127.0.0.1:60000/functions/v1',
    })
  })
})
