import { decimal, round6, zero, type Decimal } from './decimal'

export type BookingStatus = 'booked' | 'completed' | 'no_show' | 'cancelled'

/** F5: s, whether the client came: 1, 0, or the show rate while nobody knows. */
export function shownShare(status: BookingStatus, showRate: Decimal): Decimal {
  if (status === 'completed') return decimal(1)
  return status === 'booked' ? decimal(showRate) : zero
}

type Price = {
  /** SEK, VAT included; null when the price or its rate is unknown. */
  priceSek: Decimal | null
  /** Share of the price without VAT, 0.25. */
  vat: Decimal
  /** F5: s. */
  shown: Decimal
}

/** Turnover of a booking without VAT, in SEK to six decimals; null when unknown. Shown, never used as a gain. */
export function bookingTurnover({ priceSek, vat, shown }: Price): Decimal | null {
  // A client who did not come brought nothing, whatever the price was.
  if (shown.eq(0)) return zero
  return priceSek && round6(decimal(priceSek).times(shown).div(decimal(1).plus(vat)))
}

/** F5: what a booking contributes, price without VAT × margin × s, in SEK to six decimals; null when unknown. */
export function bookingContribution({ priceSek, vat, shown }: Price, margin: Decimal): Decimal | null {
  if (shown.eq(0)) return zero
  return priceSek && round6(decimal(priceSek).times(margin).times(shown).div(decimal(1).plus(vat)))
}
