import { describe, expect, it } from 'vitest'
import { assumptionKeys, defaultAssumptions } from '@/lib/roi/default-assumptions'
import { ends } from './ends'
import { proposeRange } from './propose-range'

const propose = (key: keyof typeof defaultAssumptions, likely: string) =>
  proposeRange(key, defaultAssumptions[key], likely)

describe('the proposed range', () => {
  it.each(assumptionKeys.filter((key) => key !== 'cost_spread'))(
    'of %s is what holds when the likely value stays',
    (key) => {
      const [least, most] = ends(defaultAssumptions[key])
      expect(propose(key, defaultAssumptions[key].likely)).toEqual({ least, most })
    },
  )

  it('of a wage grows with it, in hundreds', () => {
    expect(propose('monthly_wage', '35000')).toEqual({ least: '32000', most: '38800' })
  })
  it('of a share keeps its distance and stops at the whole', () => {
    expect(propose('margin', '0.55')).toEqual({ least: '0.35', most: '0.75' })
    expect(propose('answered_open', '0.97')).toEqual({ least: '0.87', most: '1' })
    expect(propose('retry_share', '0.1')).toEqual({ least: '0', most: '0.3' })
  })
  it('of hours is turned: many hours make an hour cheap', () => {
    expect(propose('productive_hours', '1700')).toEqual({ least: '1600', most: '2020' })
  })
  it('of something that was exact stays exact', () => {
    expect(propose('vat_rate', '0.12')).toEqual({ least: '0.12', most: '0.12' })
  })
  it('never leaves the likely value outside', () => {
    expect(propose('wrap_up_seconds', '1')).toEqual({ least: '0', most: '2' })
    expect(propose('monthly_wage', '20')).toEqual({ least: '0', most: '20' })
  })
})
