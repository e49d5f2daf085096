import { decimal, round6, type Decimal } from './decimal'

type Employment = {
  /** SEK a month. */
  monthlyWage: Decimal
  /** Shares of the wage. */
  employerContribution: Decimal
  agreedPremiums: Decimal
  /** Hours a year. */
  productiveHours: Decimal
}

/** F2: what an hour of a person costs, in SEK, to six decimals. @see sources W4, TAX1, TAX3 */
export const hourlyCost = (employment: Employment): Decimal =>
  round6(
    decimal(employment.monthlyWage)
      .times(12)
      .times(decimal(1).plus(employment.employerContribution).plus(employment.agreedPremiums))
      .div(employment.productiveHours),
  )
