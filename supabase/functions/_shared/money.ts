const DECIMAL = /^([+-]?)(\d{1,20})(?:\.(\d{1,20}))?$/

/**
 * A provider's charge as a positive cost. Twilio writes charges as negative prices: "-0.200" costs "0.200".
 * Text to text, so that no binary fraction ever comes near an amount.
 * @returns undefined for anything that is not a plain decimal or that numeric(12,6) cannot hold exactly
 */
export function costFromPrice(price: string): string | undefined {
  const [, sign, digits, fraction = ''] = DECIMAL.exec(price.trim()) ?? []
  if (sign === undefined || digits === undefined) return undefined
  const whole = digits.replace(/^0+(?=\d)/, '')
  const exact = fraction.replace(/0+$/, '')
  if (whole.length > 6 || exact.length > 6) return undefined
  const isZero = whole === '0' && exact === ''
  const amount = fraction
    ? `${whole}.${fraction.slice(0, Math.max(exact.length, Math.min(fraction.length, 6)))}`
    : whole
  return isZero || sign === '-' ? amount : `-${amount}`
}

/** ISO 4217 letters, upper case: Twilio writes `usd` in places. */
export function currencyCode(text: string): string | undefined {
  const code = text.trim().toUpperCase()
  return /^[A-Z]{3}$/.test(code) ? code : undefined
}
