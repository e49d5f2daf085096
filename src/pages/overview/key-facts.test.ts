import { describe, expect, it } from 'vitest'
import { dashboardAnswer } from '@/testing/dashboard-builder'
import { costChange } from './cost-change'
import { keyFacts } from './key-facts'

const period = { start: '2026-10-01', end: '2026-10-31' }
type Change = Parameters<typeof dashboardAnswer>[1]
const facts = (change: Change) => keyFacts(dashboardAnswer(period, change))
const kinds = (change: Change) => facts(change).map(({ kind }) => kind)

describe('the facts beside the sentence', () => {
  it('count bookings against break-even', () => {
    expect(facts({ facts: { pays_before_bookings: false } })[0]).toEqual({
      kind: 'bookings-enough',
      bookings: 11,
      needed: 3,
    })
    expect(kinds({ bookings: 2, facts: { pays_before_bookings: false } })[0]).toBe('bookings-short')
    expect(kinds({ facts: { pays_before_bookings: true } })[0]).toBe('no-bookings-needed')
  })

  it('say nothing of bookings where there are none, or where break-even is not known', () => {
    expect(kinds({ bookings: 0 })).not.toContain('bookings-enough')
    expect(kinds({ facts: { pays_before_bookings: null, break_even_bookings: null } })[0]).toBe('paid-back')
  })

  it.each([
    [{ state: 'paid', day: '2026-08-14' }, 'paid-back'],
    [{ state: 'forecast', day: '2027-01-14' }, 'payback-forecast'],
    [{ state: 'not_yet', day: null }, 'not-paid-back'],
    [{ state: 'no_setup', day: null, setup_sek: null }, 'net'],
  ] as const)('tell payback %j as %s', (payback, kind) => {
    expect(kinds({ facts: { payback } })).toContain(kind)
  })

  it('compare only with an earlier period that had a cost', () => {
    expect(kinds({ comparison: null })).not.toContain('change')
    expect(kinds({ comparison: { cost_sek: '0' } })).not.toContain('change')
    expect(kinds({ comparison: { cost_sek: null } })).not.toContain('change')
  })
})

describe('the change of the cost', () => {
  const comparison = dashboardAnswer(period).comparison
  const because = (causes: [string, string][]) =>
    comparison && { ...comparison, cost_change: causes.map(([cause, sek]) => ({ cause, sek })) }

  it('names its causes, largest first, whichever way they pull', () => {
    const causes = because([
      ['exchange_rate', '-32'],
      ['calls', '90'],
      ['call_length', '-280'],
    ])
    expect(costChange('2418', causes)).toEqual({
      isSame: false,
      differenceSek: '-312',
      causes: [
        { cause: 'call_length', sek: '-280' },
        { cause: 'calls', sek: '90' },
        { cause: 'exchange_rate', sek: '-32' },
      ],
    })
  })

  it('leaves out causes that did not make it', () => {
    const causes = because([
      ['calls', '-280'],
      ['exchange_rate', '-12'],
      ['other', '0.4'],
    ])
    expect(costChange('2418', causes)?.causes).toEqual([{ cause: 'calls', sek: '-280' }])
  })

  it('is none when an owner would not notice it', () => {
    expect(costChange('2731', comparison)?.isSame).toBe(true)
    expect(costChange('2760', comparison)?.isSame).toBe(false)
  })

  it('is not known when a cost is not, and has no causes when none are given', () => {
    expect(costChange(null, comparison)).toBeNull()
    expect(costChange('2418', comparison && { ...comparison, cost_change: null })?.causes).toEqual([])
  })
})
