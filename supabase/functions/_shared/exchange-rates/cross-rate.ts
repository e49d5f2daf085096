import Big from 'big.js'

/** The Riksbank's own number of decimals; the euro's rate has four and is not divided. */
const DECIMALS = 5
const ROUND_HALF_UP = 1

/**
 * Kronor for one unit of a currency, from what one euro is worth in both: the way the Riksbank itself makes its rates
 * since November 2023, to the last decimal.
 */
export function crossRate(sekPerEuro: string, unitsPerEuro: string): string {
  const Decimal = Big()
  Decimal.DP = DECIMALS
  Decimal.RM = ROUND_HALF_UP
  return new Decimal(sekPerEuro).div(unitsPerEuro).toString()
}
