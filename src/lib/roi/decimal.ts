import Big from 'big.js'

/**
 * Exact decimals of our own: everything is exact but division, which has 40 decimals and rounds half away from zero, as
 * the database does. The settings of the shared Big belong to whoever formats numbers.
 */
export const Decimal = Big()
Decimal.DP = 40
Decimal.RM = Big.roundHalfUp

export type Decimal = Big
/** A number as text, `"12.5"`; a JavaScript number only where it is whole. */
export type DecimalInput = string | number | Big

export const decimal = (value: DecimalInput): Decimal => new Decimal(value)
export const zero = decimal(0)

/** To six decimals, half away from zero: as fine as any row of the model is rounded. */
export const round6 = (value: Decimal): Decimal => value.round(6, Big.roundHalfUp)

/** Without rounding. */
export const sum = (values: readonly Decimal[]): Decimal =>
  values.reduce((total, value) => total.plus(value), zero)

/** As the database writes it: no exponent, no trailing zeros, no minus before a zero. */
export const toText = (value: Decimal): string => (value.eq(0) ? '0' : value.toFixed())

/** Without what is unknown. */
export const known = (values: readonly (Decimal | null)[]): Decimal[] =>
  values.flatMap((value) => value ?? [])

/** null, which is unknown, stays null. */
export const toTextOrNull = (value: Decimal | null): string | null => value && toText(value)
