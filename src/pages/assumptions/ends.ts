import { decimal } from '@/lib/roi/decimal'

/** Decimal texts; low is what makes the benefit low, whichever the number. */
export type Values = { low: string; likely: string; high: string }

/** The smaller and the larger end as numbers go, since an owner does not think in benefits. */
export const ends = ({ low, high }: Values): [least: string, most: string] =>
  decimal(low).lte(high) ? [low, high] : [high, low]
