import { expect, it } from 'vitest'
import { assumptionsOn, type SaidAssumption } from './assumptions-in-force'
import { assumptionKeys, defaultAssumptions, sources } from './default-assumptions'
import { decimal } from './decimal'
import { runs } from './run'

const margin = (validFrom: string, likely: string): SaidAssumption => ({
  key: 'margin',
  validFrom,
  low: '0.1',
  likely,
  high: '0.9',
  state: 'confirmed',
})

it('holds from its day until the next', () => {
  const said = [margin('2026-06-01', '0.5'), margin('2026-03-01', '0.4')]
  const on = (day: string) => {
    const { likely, state, validFrom } = assumptionsOn(day, said, null).margin
    return [likely.toFixed(), state, validFrom]
  }
  expect(on('2026-02-28')).toEqual(['0.6', 'default', null])
  expect(on('2026-03-01')).toEqual(['0.4', 'confirmed', '2026-03-01'])
  expect(on('2026-06-01')).toEqual(['0.5', 'confirmed', '2026-06-01'])
})

it.each(assumptionKeys)(
  'the default of %s is within its limits, in order, and says what it rests on',
  (key) => {
    const { minimum, maximum, rising, basis, ...values } = defaultAssumptions[key]
    for (const run of runs) {
      expect(decimal(values[run]).gte(minimum)).toBe(true)
      expect(decimal(values[run]).lte(maximum)).toBe(true)
    }
    if (rising !== null) {
      const [first, last] = rising ? [values.low, values.high] : [values.high, values.low]
      expect(decimal(first).lte(values.likely) && decimal(values.likely).lte(last)).toBe(true)
    }
    expect(basis.text).not.toBe('')
    if ('source' in basis) expect(sources[basis.source]).toBeTruthy()
  },
)
