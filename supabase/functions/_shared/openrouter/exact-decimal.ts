const NUMBER = /^([+-]?)(\d{1,20})(?:\.(\d{1,40}))?(?:[eE]([+-]?\d{1,3}))?$/
const MOST_DIGITS = { whole: 10, fraction: 40 }

/**
 * A JSON number's text as a plain decimal, exactly: `1.25e-7` is `0.000000125`.
 * @returns undefined for what is no number, or is beyond 10 digits before and 40 after the point
 */
export function exactDecimal(text: string): string | undefined {
  const [, sign, whole = '', fraction = '', exponent = '0'] = NUMBER.exec(text.trim()) ?? []
  if (sign === undefined) return undefined
  const shift = Number(exponent)
  const digits = whole + fraction
  const point = whole.length + shift
  const padded = point > 0 ? digits.padEnd(point, '0') : '0'.repeat(1 - point) + digits
  const at = Math.max(1, point)
  const integer = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const decimals = padded.slice(at).replace(/0+$/, '')
  if (integer.length > MOST_DIGITS.whole || decimals.length > MOST_DIGITS.fraction) return undefined
  const plain = decimals === '' ? integer : `${integer}.${decimals}`
  return sign === '-' && plain !== '0' ? `-${plain}` : plain
}

/** Adds plain decimals exactly. @param terms as `exactDecimal` gives them */
export function addDecimals(...terms: string[]): string {
  const places = Math.max(0, ...terms.map((term) => term.split('.')[1]?.length ?? 0))
  const sum = terms.reduce((total, term) => total + scaled(term, places), 0n)
  const digits = (sum < 0n ? -sum : sum).toString().padStart(places + 1, '0')
  const cut = digits.length - places
  const decimals = digits.slice(cut).replace(/0+$/, '')
  return `${sum < 0n ? '-' : ''}${digits.slice(0, cut)}${decimals && `.${decimals}`}`
}

function scaled(term: string, places: number): bigint {
  const [whole = '0', fraction = ''] = term.split('.')
  return BigInt(whole + fraction.padEnd(places, '0'))
}
