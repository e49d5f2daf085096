/** A moment in the life of a call or message. */
export type Moment = {
  what: 'started' | 'sent' | 'answered' | 'ended'
  at: string
  /** Since the start. */ afterSeconds: number | null
}

type Times = { kind: string; started_at: string; answered_at: string | null; ended_at: string | null }

/**
 * The moments we know of, in order. A moment that lies before the start is a provider's mistake: it is kept, told
 * without a distance, and the row carries a flag that says so.
 */
export function courseOf({ kind, started_at, answered_at, ended_at }: Times): Moment[] {
  const after = (at: string) => {
    const seconds = (Date.parse(at) - Date.parse(started_at)) / 1000
    return seconds > 0 ? seconds : null
  }
  const moments: Moment[] = [
    { what: kind === 'sms' ? 'sent' : 'started', at: started_at, afterSeconds: null },
  ]
  if (answered_at !== null)
    moments.push({ what: 'answered', at: answered_at, afterSeconds: after(answered_at) })
  if (ended_at !== null) moments.push({ what: 'ended', at: ended_at, afterSeconds: after(ended_at) })
  return moments
}
