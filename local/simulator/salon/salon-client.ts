import { fictionNumber, fictionRanges, fictionRangeSize, type FictionRange } from './fiction-numbers.ts'
import type { SeededRandom } from './seeded-random.ts'

/** Somebody in the salon's booking system. */
export type SalonClient = {
  id: number
  name: string
  /** E.164 */ phone: string | null
  email: string | null
}

const givenNames = [
  'Alva',
  'Björn',
  'Cilla',
  'Dagny',
  'Egon',
  'Frej',
  'Gun',
  'Hilma',
  'Idun',
  'Joar',
  'Kajsa',
  'Love',
  'Märta',
  'Nils',
  'Ottilia',
  'Pontus',
  'Rut',
  'Sixten',
  'Tove',
  'Ulla',
  'Valter',
  'Ylva',
  'Åke',
  'Ängla',
  'Örjan',
] as const
/** Made from what grows in a wood, so that nobody is meant. */
const familyNames = [
  'Aspdunge', 'Blåklint', 'Dunört', 'Enbuske', 'Flockarun', 'Gullviva', 'Hasselsnår', 'Inlandsrön', 'Kaprifol',
  'Ljungtuva', 'Mossgren', 'Näckrosdamm', 'Ormbunke', 'Pilträd', 'Ripkulla', 'Skogslind', 'Tallkotte', 'Videkvist',
] as const // prettier-ignore

/** People that one number stands for: every eleventh is a family's. */
export const FAMILY_EVERY = 11
const FAMILY_SIZE = 3
/** Ids below belong to numbers, those from here on to people without one. */
const FIRST_WITHOUT_NUMBER = 20_000

const ranges = Object.keys(fictionRanges) as FictionRange[] // Object.keys forgets the key type.

/** A place of its own for every number reserved for fiction; null for another one. */
function placeOf(number: string): number | null {
  let before = 0
  for (const name of ranges) {
    const { prefix, from, to, digits } = fictionRanges[name]
    const rest = number.slice(prefix.length)
    if (number.startsWith(prefix) && rest.length === digits && Number(rest) >= from && Number(rest) <= to)
      return before + Number(rest) - from
    before += fictionRangeSize(name)
  }
  return null
}

const nth = <T>(items: readonly [T, ...T[]], index: number): T => items[index % items.length] ?? items[0]

function person(id: number, phone: string | null, familyPlace: number): SalonClient {
  const given = nth(givenNames, id * 7 + Math.floor(id / 25))
  const family = nth(familyNames, familyPlace * 5 + Math.floor(familyPlace / 18))
  // Those without a number can only be reached by mail; of the others, some gave one.
  const email = phone === null || id % 3 !== 0 ? `kund${id}@kund.example` : null
  return { id, name: `${given} ${family}`, phone, email }
}

/** Whether several people book from a number. */
export const isFamilyNumber = (number: string): boolean => (placeOf(number) ?? 1) % FAMILY_EVERY === 0

/** Who is on the other end of a number: always the same person, or one of a family. */
export function clientOf(number: string, random: SeededRandom): SalonClient {
  const member = random.between(0, FAMILY_SIZE - 1)
  const place = placeOf(number) ?? 9999
  return person(100 + place * FAMILY_SIZE + (isFamilyNumber(number) ? member : 0), number, place)
}

/** Somebody who left a mail address and no number. */
export function clientWithoutNumber(random: SeededRandom): SalonClient {
  const place = random.between(0, 400)
  return person(FIRST_WITHOUT_NUMBER + place, null, place + 7)
}

/**
 * Somebody who books on the web page or at the till. Most have never rung: landlines of other towns, where the
 * few numbers reserved for fiction leave room.
 */
export function drawWalkIn(random: SeededRandom): SalonClient {
  const kind = random.weighted({ mail: 38, gothenburg: 26, malmo: 26, swedishMobile: 10 })
  if (kind === 'mail') return clientWithoutNumber(random)
  const number = fictionNumber(kind, random.between(0, fictionRangeSize(kind) - 4))
  return clientOf(number, random)
}
