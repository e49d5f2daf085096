import { currencyCode } from '../money.ts'
import { id, object, text, type Json } from './json-fields.ts'

/** An exact decimal and its ISO currency; what the client pays, VAT included. */
export type Price = { amount: string; currency: string }

export type ReadPrice = {
  /** The price in the catalogue at this moment. */
  catalogue?: Price
  /** The invoice that stands; null when there is none. */
  invoiceRef: string | null
  /** What was invoiced; `none` when that is nothing we can read; absent when only the whole booking would say. */
  invoice?: Price | 'none'
  flags: ('membership' | 'currency_unknown')[]
}

/** An invoice in one of these states is not what the client pays. */
const VOID = new Set(['deleted', 'error', 'cancelled', 'canceled', 'cancelled_by_timeout'])

/**
 * What a booking costs, by the rules of the fact sheet: an invoice that stands beats the catalogue, a membership has
 * paid already, and 0 or nothing is unknown and never 0.
 */
export function readPrice(row: Json, isDetailed: boolean): ReadPrice {
  const service = object(row['service'])
  const listed = price(service?.['price'], service?.['currency'])
  const hasMembership = id(row['membership_id']) !== undefined
  const invoiceRef = standingInvoice(row)
  const invoice =
    invoiceRef === null
      ? 'none'
      : (invoicedSum(row, service?.['currency']) ?? (isDetailed ? 'none' : undefined))
  const flags: ReadPrice['flags'] = []
  if (hasMembership) flags.push('membership')
  if (listed === 'currency unknown') flags.push('currency_unknown')
  return {
    ...(typeof listed === 'object' && !hasMembership && { catalogue: listed }),
    invoiceRef,
    ...(invoice !== undefined && { invoice }),
    flags,
  }
}

function standingInvoice(row: Json): string | null {
  const invoice = object(row['invoice'])
  const status = text(row['invoice_status']) ?? text(invoice?.['status'])
  if (status !== undefined && VOID.has(status.toLowerCase())) return null
  return id(row['invoice_id']) ?? id(invoice?.['id']) ?? null
}

/** The inner names are nowhere written down: these are the ones that SimplyBook's invoices are seen with. */
function invoicedSum(row: Json, currency: unknown): Price | undefined {
  const invoice = object(row['invoice'])
  const sum = invoice?.['total_amount'] ?? invoice?.['total'] ?? invoice?.['amount']
  const read = price(sum, invoice?.['currency'] ?? currency)
  return typeof read === 'object' ? read : undefined
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
