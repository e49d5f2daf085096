import { expect, it } from 'vitest'
import { decimal } from './decimal'
import { boundOf, type BandRow } from './range'

const ends = (few: number, most: number) => ({ few: decimal(few), most: decimal(most) })

it('takes one end for all rows of a band, the one that makes the sum the lowest or the highest', () => {
  const rows: BandRow[] = [
    { band: 'open', labour: ends(7, 9) },
    { band: 'open', extra: ends(30, 10) },
    { band: 'lunch', labour: ends(70, 90) },
    { band: 'lunch', extra: ends(3, 1) },
  ]
  const text = ({ labour, extra }: ReturnType<typeof boundOf>) => [labour.toFixed(), extra.toFixed()]
  // Open: 9 + 10 against 7 + 30. Lunch: 70 + 3 against 90 + 1.
  expect(text(boundOf(rows, 'low'))).toEqual(['79', '13'])
  expect(text(boundOf(rows, 'high'))).toEqual(['97', '31'])
})

it('is nothing of no rows', () => {
  expect(boundOf([], 'low').labour.toFixed()).toBe('0')
})
