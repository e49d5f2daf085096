import { fewOf } from '../../few-of'
import { oneIn } from '../../one-in'

const small = ['noll', 'ett', 'två', 'tre', 'fyra', 'fem', 'sex', 'sju', 'åtta', 'nio', 'tio', 'elva', 'tolv']
const ordinals = ['tredje', 'fjärde', 'femte', 'sjätte', 'sjunde', 'åttonde', 'nionde', 'tionde']

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
/** Up to twelve in letters, as a newspaper sets them; `en` for words that want it. */
export const inWords = (count: number, digits: string, one = 'ett') =>
  count === 1 ? one : (small[count] ?? digits)
export const calls = (digits: string) => `${digits} samtal`
export const bookings = (count: number, digits: string) =>
  `${inWords(count, digits, 'en')} ${count === 1 ? 'bokning' : 'bokningar'}`
/** "Vartannat samtal", "Vart fjärde samtal", "37 % av samtalen". */
export const shareOfCalls = (share: number, percent: string) => {
  const n = oneIn(share)
  if (n === null) return `${percent} av samtalen`
  return n === 2 ? 'Vartannat samtal' : `Vart ${ordinals[n - 3] ?? ''} samtal`
}
/** "Fyra av fem samtal", "97 % av samtalen". */
export const fewOfCalls = (share: number, percent: string) => {
  const few = fewOf(share)
  if (few === null) return `${percent} av samtalen`
  return `${capital(inWords(few.part, String(few.part)))} av ${inWords(few.whole, String(few.whole))} samtal`
}
