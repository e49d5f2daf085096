/** Rows and people as the API hands them out, each with believable defaults. */

export const ownerId = '7c1f0a52-3b3c-4d0e-9a55-0d2f6f1e8a01'

const base64Url = (value: unknown) =>
  btoa(JSON.stringify(value)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')

/** A token that looks right from outside; nobody here checks its signature. */
function accessToken(userId = ownerId, expiresInSeconds = 3600): string {
  const exp = Math.floor(Date.now() / 1000) + expiresInSeconds
  return `${base64Url({ alg: 'HS256', typ: 'JWT' })}.${base64Url({ sub: userId, role: 'authenticated', exp })}.c2ln`
}

export const authUser = (change: Record<string, unknown> = {}) => ({
  id: ownerId,
  aud: 'authenticated',
  role: 'authenticated',
  email: 'anna@salong.example',
  app_metadata: {},
  user_metadata: {},
  identities: [{ id: ownerId }],
  created_at: '2026-01-01T00:00:00Z',
  ...change,
})

export const authSession = (user = authUser()) => ({
  access_token: accessToken(user.id),
  refresh_token: 'refresh-me',
  token_type: 'bearer',
  expires_in: 3600,
  expires_at: Math.floor(Date.now() / 1000) + 3600,
  user,
})

export const accountRow = (change: Record<string, unknown> = {}) => ({
  user_id: ownerId,
  name: 'Salong Björk',
  time_zone: 'Europe/Stockholm',
  currency: 'SEK',
  country: 'SE',
  locale: 'sv',
  opening_hours: { mon: [['09:00', '18:00']] },
  is_demo: false,
  ...change,
})

export const integrationRow = (change: Record<string, unknown> = {}) => ({
  id: '2b9f6f0a-6f57-4a7e-8a34-1f0c7f6f5b11',
  provider: 'twilio',
  label: 'Twilio',
  status: 'active',
  settings: { accountSid: 'AC0123456789abcdef0123456789abcdef' },
  error_code: null,
  last_event_at: new Date(Date.now() - 120_000).toISOString(),
  last_sync_at: new Date(Date.now() - 600_000).toISOString(),
  created_at: '2026-10-01T08:00:00Z',
  ...change,
})

/** The usual read of that connection, waiting for its next time. */
export const syncJobRow = (change: Record<string, unknown> = {}) => ({
  id: '5d0c3c1e-8f0a-4f0e-9a53-3f7c0b7d2a11',
  integration_id: integrationRow().id,
  mode: 'recent',
  state: 'waiting',
  due_at: new Date(Date.now() + 240_000).toISOString(),
  done: 0,
  total: null,
  cancel_requested: false,
  error_code: null,
  ...change,
})
