import { expect, it } from 'vitest'
import { EnvError } from './env.ts'
import { publicWebhookBase } from './public-webhook-base.ts'

it('is configured, or follows from the project', () => {
  expect(publicWebhookBase({ SUPABASE_URL: 'https://p.supabase.co/' })).toBe(
    'https://p.supabase.co/functions/v1',
  )
  const own = { SUPABASE_URL: 'https://p.supabase.co', PUBLIC_WEBHOOK_BASE: 'https://hooks.example.se/in/' }
  expect(publicWebhookBase(own)).toBe('https://hooks.example.se/in')
})

it.each(['hooks.example.se', 'ftp://x', 'https://x?tenant=1', 'https://x#rc=2', 'https:// x'])(
  '%s stops the start',
  (PUBLIC_WEBHOOK_BASE) => {
    expect(() => publicWebhookBase({ SUPABASE_URL: 'https://p', PUBLIC_WEBHOOK_BASE })).toThrow(EnvError)
  },
)
