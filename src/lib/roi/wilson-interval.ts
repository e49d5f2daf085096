import { decimal, round6, type Decimal } from './decimal'

/** The 95 % quantile of the normal distribution: 5 % on either side. */
const z = decimal('1.6448536269514722')

/** F12: the share of `hits` in `tries` with its Wilson interval of 90 %, to six decimals. `tries` is not 0. */
export function wilsonInterval(
  hits: number,
  tries: number,
): { low: Decimal; likely: Decimal; high: Decimal } {
  const n = decimal(tries)
  const share = decimal(hits).div(n)
  const zz = z.times(z)
  const scale = decimal(1).plus(zz.div(n))
  const centre = share.plus(zz.div(n.times(2)))
  const half = z.times(
    decimal(hits)
      .times(tries - hits)
      .div(n.times(n).times(n))
      .plus(zz.div(n.times(n).times(4)))
      .sqrt(),
  )
  return {
    low: round6(centre.minus(half).div(scale)),
    likely: round6(share),
    high: round6(centre.plus(half).div(scale)),
  }
}
