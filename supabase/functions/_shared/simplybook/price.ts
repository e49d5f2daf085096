import { currencyCode } from '../money.ts'
import { id, object, text, type Json } from './json-fields.ts'

/** An exact decimal and its ISO currency; what the client pays, VAT included. */
export type Price = { amount: string; currency: string }

export type ReadPrice = {
  /** The price in the catalogue at this moment. */
  catalogue?: Price
  /** What was invoiced; `none` when there is no invoice that counts; absent when there is one but this row does not say. */
  invoice?: Price | 'none'
  flags: ('membership' | 'currency_unknown')[]
}

/** An invoice in one of these states is not what the client pays. */
const VOID = new Set(['deleted', 'error', 'cancelled', 'canceled', 'cancelled_by_timeout'])

/**
 * What a booking costs, by the rules of the fact sheet: an invoice that stands beats the catalogue, a membership has
 * paid already, and 0 or nothing is unknown and never 0.
 */
export function readPrice(row: Json): ReadPrice {
  const service = object(row['service'])
  const listed = price(service?.['price'], service?.['currency'])
  const hasMembership = id(row['membership_id']) !== undefined
  const invoice = readInvoice(row, service?.['currency'])
  const flags: ReadPrice['flags'] = []
  if (hasMembership) flags.push('membership')
  if (listed === 'currency unknown' || invoice === 'currency unknown') flags.push('currency_unknown')
  return {
    ...(typeof listed === 'object' && !hasMembership && { catalogue: listed }),
    ...(invoice !== undefined && invoice !== 'currency unknown' && { invoice }),
    flags,
  }
}

function readInvoice(row: Json, currency: unknown): ReadPrice['invoice'] | 'currency unknown' {
  const invoice = object(row['invoice'])
  const status = text(row['invoice_status']) ?? text(invoice?.['status'])
  const exists = id(row['invoice_id']) !== undefined || invoice !== undefined
  if (!exists || (status !== undefined && VOID.has(status.toLowerCase()))) return 'none'
  // The inner names are nowhere written down: these are the ones that SimplyBook's invoices are seen with.
  const total = invoice?.['total_amount'] ?? invoice?.['total'] ?? invoice?.['amount']
  return total === undefined ? undefined : price(total, invoice?.['currency'] ?? currency)
}

function price(amount: unknown, currency: unknown): Price | 'currency unknown' | undefined {
  const exact = priceFromText(text(amount) ?? '')
  if (exact === undefined) return undefined
  const code = currencyCode(text(currency) ?? '')
  return code === undefined ? 'currency unknown' : { amount: exact, currency: code }
}

/**
 * A price as written, without what a numeric(12,2) would cut off. Text to text: no binary fraction comes near it.
 * @returns undefined for 0, for what is negative, and for what is no plain decimal of at most two places
 */
export function priceFromText(written: string): string | undefined {
  const [, digits, fraction = ''] = /^(\d{1,20})(?:\.(\d{1,20}))?$/.exec(written.trim()) ?? []
  if (digits === undefined) return undefined
  const whole = digits.replace(/^0+(?=\d)/, '')
  const exact = fraction.replace(/0+$/, '')
  if (whole.length > 10 || exact.length > 2 || (whole === '0' && exact === '')) return undefined
  return `${whole}.${exact.padEnd(2, '0')}`
}
