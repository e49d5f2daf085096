import { expect, it } from 'vitest'
import { bookingContribution, bookingTurnover, shownShare } from './booking-contribution'
import { decimal, zero } from './decimal'

const show = decimal('0.92')
const margin = decimal('0.6')
const price = (priceSek: string | null, shown: string, vat = '0.25') => ({
  priceSek: priceSek === null ? null : decimal(priceSek),
  vat: decimal(vat),
  shown: decimal(shown),
})

it('knows who came, and reckons with the show rate until then', () => {
  expect(shownShare('completed', show).toFixed()).toBe('1')
  expect(shownShare('booked', show).toFixed()).toBe('0.92')
  expect(shownShare('no_show', show)).toEqual(zero)
  expect(shownShare('cancelled', show)).toEqual(zero)
})

it('is price without VAT × margin × whether the client came', () => {
  expect(bookingContribution(price('595', '1'), margin)?.toFixed()).toBe('285.6')
  expect(bookingContribution(price('595', '0.92'), margin)?.toFixed()).toBe('262.752')
  expect(bookingContribution(price('595', '1', '0'), margin)?.toFixed()).toBe('357')
})

it('is never the turnover', () => {
  expect(bookingTurnover(price('595', '1'))?.toFixed()).toBe('476')
})

it('is unknown without a price, and nothing when nobody came', () => {
  expect(bookingContribution(price(null, '1'), margin)).toBeNull()
  expect(bookingTurnover(price(null, '0.92'))).toBeNull()
  expect(bookingContribution(price(null, '0'), margin)?.toFixed()).toBe('0')
})
