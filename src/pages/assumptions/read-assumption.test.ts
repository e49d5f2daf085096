import { describe, expect, it } from 'vitest'
import { defaultAssumptions, type AssumptionKey } from '@/lib/roi/default-assumptions'
import { readAssumption, type AssumptionDraft } from './read-assumption'

const today = '2026-11-23'
const draft: AssumptionDraft = {
  likely: '',
  least: '',
  most: '',
  state: 'confirmed',
  start: 'beginning',
  day: '',
}
const read = (key: AssumptionKey, change: Partial<AssumptionDraft>) =>
  readAssumption(key, { ...draft, ...change }, defaultAssumptions[key], today)

describe('an assumption that is said', () => {
  it('has the proposed range when none is given', () => {
    expect(read('monthly_wage', { likely: '35 000' })).toEqual({
      input: { low: '32000', likely: '35000', high: '38800', state: 'confirmed', validFrom: '2000-01-01' },
    })
  })

  it('turns the range where more makes the benefit lower', () => {
    expect(read('productive_hours', { likely: '1700', least: '1600', most: '1800' })).toMatchObject({
      input: { low: '1800', likely: '1700', high: '1600' },
    })
    expect(read('retry_share', { likely: '50 %' })).toMatchObject({
      input: { low: '0.7', likely: '0.5', high: '0.3' },
    })
  })

  it('keeps the numbers’ own order where it depends', () => {
    expect(read('answered_lunch', { likely: '60', least: '40', most: '70' })).toMatchObject({
      input: { low: '0.4', likely: '0.6', high: '0.7' },
    })
  })

  it('of the cost is how much dearer and how much cheaper, in any order', () => {
    expect(read('cost_spread', { least: '5', most: '2,5' })).toMatchObject({
      input: { low: '0.05', likely: '0', high: '0.025' },
    })
    expect(read('cost_spread', {})).toMatchObject({ input: { low: '0.1', likely: '0', high: '0.1' } })
  })

  it.each([
    [{ start: 'beginning' }, '2000-01-01'],
    [{ start: 'month' }, '2026-11-01'],
    [{ start: 'today' }, '2026-11-23'],
    [{ start: 'day', day: '2027-01-01' }, '2027-01-01'],
  ] as const)('holds from %o', (change, validFrom) => {
    expect(read('margin', { likely: '60', ...change })).toMatchObject({ input: { validFrom } })
  })

  it.each([
    ['margin', { likely: '' }, { likely: 'number' }],
    ['margin', { likely: 'mycket' }, { likely: 'number' }],
    ['margin', { likely: '101' }, { likely: 'limits' }],
    ['vat_rate', { likely: '100' }, { likely: 'limits' }],
    ['max_call_seconds', { likely: '14' }, { likely: 'limits' }],
    ['productive_hours', { likely: '99' }, { likely: 'limits' }],
    ['margin', { likely: '60', least: '70' }, { least: 'order' }],
    ['margin', { likely: '60', most: '50' }, { most: 'order' }],
    ['margin', { likely: '60', least: 'x', most: '120' }, { least: 'number', most: 'limits' }],
    ['margin', { likely: '60', start: 'day', day: '' }, { day: 'day' }],
    ['margin', { likely: '60', start: 'day', day: '1999-12-31' }, { day: 'day' }],
    ['margin', { likely: '60', start: 'day', day: '2026-02-30' }, { day: 'day' }],
    ['cost_spread', { least: '100' }, { least: 'limits' }],
  ] as const)('%s is not read with %o', (key, change, wrong) => {
    expect(read(key, change)).toEqual({ wrong })
  })
})
