import { isoWeekday } from '../salon/local-time.ts'
import { keyHash, maskedKey } from './openrouter-keys.ts'
import { dollars, utcDay, utcDays, type UsageBook } from './usage-book.ts'

const DAY_MS = 86_400_000
const WORKSPACE = '0b6f3f52-53f7-4c0f-8c2a-9f4a1b7d2e10'

/** What a key has spent in the current UTC day, week from Monday, month, and ever. */
function spending(book: UsageBook, now: number) {
  const today = utcDay(now)
  const since = (day: string) =>
    dollars(utcDays(day, utcDay(now + DAY_MS)).reduce((sum, one) => sum + book.spent(one, now), 0n))
  return {
    usage: since(book.since),
    usage_daily: since(today),
    usage_weekly: since(utcDay(now - (isoWeekday(today) - 1) * DAY_MS)),
    usage_monthly: since(`${today.slice(0, 8)}01`),
  }
}

const nothing = { usage: 0, usage_daily: 0, usage_weekly: 0, usage_monthly: 0 }
const common = {
  byok_usage: 0,
  byok_usage_daily: 0,
  byok_usage_weekly: 0,
  byok_usage_monthly: 0,
  limit: null,
  limit_remaining: null,
  limit_reset: null,
  include_byok_in_limit: false,
  creator_user_id: 'user_salong_bjork',
  expires_at: null,
}

/** `GET /key`: the calling key alone. A management key spends nothing. */
export function keyFacts(
  book: UsageBook,
  { key, isManagement, now }: { key: string; isManagement: boolean; now: number },
) {
  return {
    ...common,
    ...(isManagement ? nothing : spending(book, now)),
    label: maskedKey(key),
    is_free_tier: false,
    is_management_key: isManagement,
    is_provisioning_key: isManagement,
    rate_limit: { requests: -1, interval: '10s', note: 'This field is deprecated and safe to ignore.' },
    workspace_id: isManagement ? null : WORKSPACE,
    organization_id: null,
    allowed_data_regions: ['global'],
    free_model_daily_requests: { limit: 1000, remaining: 1000, used: 0 },
  }
}

/** `GET /keys`: keys that make models answer. One that was switched off is left out unless asked for. */
export function keyList(
  book: UsageBook,
  { inference, now }: { inference: string; now: number },
  withDisabled: boolean,
) {
  const item = (key: string, name: string, disabled: boolean) => ({
    ...common,
    ...(disabled ? nothing : spending(book, now)),
    hash: keyHash(key),
    label: maskedKey(key),
    name,
    disabled,
    external_user: null,
    created_at: `${book.since}T08:00:00.000Z`,
    updated_at: null,
    workspace_id: WORKSPACE,
  })
  const keys = [
    item(inference, 'Receptionist', false),
    item(`sk-or-v1-${keyHash(`old:${inference}`)}`, 'Trial', true),
  ]
  return keys.filter(({ disabled }) => withDisabled || !disabled)
}

/** `GET /credits`: filled up by 10 dollars whenever less than 2 are left. */
export function credits(book: UsageBook, now: number) {
  const used = utcDays(book.since, utcDay(now + DAY_MS)).reduce((sum, day) => sum + book.spent(day, now), 0n)
  const steps = (used + 20_000_000_000n) / 100_000_000_000n + 1n
  return { total_credits: dollars(steps * 100_000_000_000n), total_usage: dollars(used) }
}
