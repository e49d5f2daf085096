import { describe, expect, it } from 'vitest'
import type { AssumptionVersion } from '@/lib/queries/assumptions'
import { decimal } from '@/lib/roi/decimal'
import { viewAssumptions, withoutVersion } from './assumption-view'

const version = (change: Partial<AssumptionVersion>): AssumptionVersion => ({
  id: change.validFrom ?? 'only',
  key: 'margin',
  validFrom: '2000-01-01',
  low: '0.500000',
  likely: '0.550000',
  high: '0.600000',
  state: 'confirmed',
  ...change,
})
const today = '2026-11-23'
const measured = { low: decimal('0.9'), likely: decimal('0.94'), high: decimal('0.97') }

describe('the assumptions of a day', () => {
  it('are the defaults until somebody says something', () => {
    const views = viewAssumptions([], null, today)
    expect(views.margin).toEqual({
      key: 'margin',
      low: '0.4',
      likely: '0.6',
      high: '0.8',
      state: 'default',
      validFrom: null,
      versions: [],
    })
    expect(views.show_rate.state).toBe('default')
  })

  it('are what was said last, and what is to come only waits', () => {
    const versions = [
      version({ validFrom: '2027-01-01', likely: '0.7' }),
      version({ validFrom: '2026-11-23', likely: '0.600000' }),
      version({}),
    ]
    const { margin } = viewAssumptions(versions, null, today)
    expect(margin).toMatchObject({ likely: '0.6', state: 'confirmed', validFrom: '2026-11-23' })
    expect(margin.versions).toHaveLength(3)
  })

  it('take the measured show rate where the owner has said nothing', () => {
    expect(viewAssumptions([], measured, today).show_rate).toMatchObject({
      likely: '0.94',
      state: 'measured',
      validFrom: null,
    })
    const said = viewAssumptions([version({ key: 'show_rate', likely: '0.8' })], measured, today)
    expect(said.show_rate).toMatchObject({ likely: '0.8', state: 'confirmed' })
  })

  it('without a version are those before it, or the default', () => {
    const newer = version({ validFrom: '2026-06-01', likely: '0.7' })
    const older = version({})
    const { margin } = viewAssumptions([newer, older], null, today)
    expect(withoutVersion(margin, newer, null)).toMatchObject({ likely: '0.55', validFrom: '2000-01-01' })
    expect(withoutVersion(margin, older, null)).toMatchObject({ likely: '0.6', state: 'default' })
  })
})
