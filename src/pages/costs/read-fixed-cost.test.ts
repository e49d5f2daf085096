// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { readAmount, readFixedCost } from './read-fixed-cost'

describe('an amount', () => {
  it.each([
    ['499', '499'],
    ['1 234,50', '1234.5'],
    ['1\u00A0234,5', '1234.5'],
    ['0.01', '0.01'],
    ['999999999.99', '999999999.99'],
  ])('%s is %s', (text, amount) => {
    expect(readAmount(text)).toBe(amount)
  })
  it.each(['', '0', '0,00', '-5', '1,234', '1.2.3', '4e5', 'tusen', '1000000000', '٤٢'])(
    '%s is none',
    (text) => {
      expect(readAmount(text)).toBeNull()
    },
  )
})

const good = {
  name: ' Reception ',
  kind: 'monthly',
  category: 'voice',
  amount: '499',
  currency: 'sek',
  startsOn: '2026-01-01',
  endsOn: '',
}
const read = (change: Record<string, string> = {}) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...good, ...change })) form.set(name, value)
  return readFixedCost(form)
}

describe('a fixed cost', () => {
  it('is read as the database takes it', () => {
    expect(read()).toEqual({
      input: {
        name: 'Reception',
        kind: 'monthly',
        category: 'voice',
        amount: '499',
        currency: 'SEK',
        starts_on: '2026-01-01',
        ends_on: null,
      },
    })
  })

  it('that is paid once has no end', () => {
    expect(read({ kind: 'setup', endsOn: '2026-05-01' })).toMatchObject({
      input: { kind: 'setup', ends_on: null },
    })
  })

  it('may begin and end on the same day', () => {
    expect(read({ endsOn: '2026-01-01' })).toMatchObject({ input: { ends_on: '2026-01-01' } })
  })

  it.each([
    [{ name: '  ' }, ['name']],
    [{ name: 'x'.repeat(101) }, ['name']],
    [{ amount: '0' }, ['amount']],
    [{ currency: 'kronor' }, ['currency']],
    [{ startsOn: '' }, ['startsOn']],
    [{ startsOn: '1999-12-31' }, ['startsOn']],
    [{ endsOn: '2025-12-31' }, ['endsOn']],
    [{ name: '', amount: '' }, ['name', 'amount']],
  ])('is not read with %o', (change, wrong) => {
    expect(read(change)).toEqual({ wrong })
  })
})
