import { fictionNumber, fictionRangeSize, type FictionRange } from './fiction-numbers.ts'
import type { SeededRandom } from './seeded-random.ts'

const kinds = {
  regular: 52,
  mobile: 26,
  stockholm: 6,
  gothenburg: 1.5,
  malmo: 1.5,
  london: 1,
  newYork: 0.7,
  losAngeles: 0.3,
  withheld: 5,
}

/** The first mobiles belong to regulars; the last ones to the staff, who do not ring their own salon. */
const REGULARS = 45
const STAFF = 3

/** A caller's number in E.164, or null when it is withheld. Regulars come back, some of them often. */
export function drawCaller(random: SeededRandom): string | null {
  const kind = random.weighted(kinds)
  if (kind === 'withheld') return null
  if (kind === 'regular') return fictionNumber('swedishMobile', Math.floor(REGULARS * random.next() ** 1.8))
  if (kind === 'mobile') {
    const others = fictionRangeSize('swedishMobile') - REGULARS - STAFF
    return fictionNumber('swedishMobile', REGULARS + random.between(0, others - 1))
  }
  const range: FictionRange = kind
  return fictionNumber(range, random.between(0, fictionRangeSize(range) - 1))
}

/** Whether a text message can reach the number: Swedish mobiles only, as far as this salon goes. */
export const takesTexts = (number: string | null): number is string => number?.startsWith('+467') ?? false
