import type { Dashboard, DashboardSource } from '@/lib/queries/dashboard-document'

/** How far one source can be trusted right now. */
export type SourceState =
  | { kind: 'refused'; since: string | null }
  | { kind: 'unreachable'; since: string | null }
  | { kind: 'pending' }
  | { kind: 'silent' }
  | { kind: 'fresh'; at: string }

/**
 * Refused: only the owner can mend it. Unreachable: it mends itself, meanwhile the newest may be missing. `since` is
 * the last time everything was fetched, up to which the figures are known to be whole.
 */
export function sourceState(source: DashboardSource): SourceState {
  const { status, error_code, last_event_at, last_sync_at } = source
  if (status === 'error') return { kind: 'refused', since: last_sync_at }
  if (error_code !== null) return { kind: 'unreachable', since: last_sync_at }
  // A source that is only read tells of its reading; one that calls us, of its latest call.
  const at = [last_event_at, last_sync_at].filter((time) => time !== null).sort()
  const latest = at.at(-1)
  if (latest !== undefined) return { kind: 'fresh', at: latest }
  return { kind: status === 'pending' ? 'pending' : 'silent' }
}

export type SourceRate = { currency: string; rate: string | null; day: string | null }

/** The rates that turned a source's own currencies into kronor, newest of each. */
export function ratesOf(provider: string, { cost, rates }: Dashboard): SourceRate[] {
  const currencies = new Set(
    cost.parts
      .filter(({ source }) => source === provider)
      .flatMap(({ native }) => native.map((n) => n.currency)),
  )
  currencies.delete('SEK')
  return [...currencies].sort().map((currency) => {
    const known = rates.find((rate) => rate.currency === currency)
    return { currency, rate: known?.rate ?? null, day: known?.rate_date ?? null }
  })
}

const sources = ['telephony_source', 'ai_source', 'booking_source'] as const
export type MissingSource = {
  source: (typeof sources)[number]
  /** The day it was disconnected. */ since: string | null
}

/** Kinds of source that nothing is connected of now. */
export const missingSources = ({ missing }: Dashboard): MissingSource[] =>
  sources.flatMap((source) => {
    const lack = missing.find(({ what }) => what === source)
    return lack === undefined ? [] : [{ source, since: lack.since ?? null }]
  })
