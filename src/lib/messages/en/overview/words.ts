import { fewOf } from '../../few-of'
import { oneIn } from '../../one-in'

const small = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
]

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
export const inWords = (count: number, digits: string) => small[count] ?? digits
export const calls = (count: number, digits: string) => `${digits} ${count === 1 ? 'call' : 'calls'}`
export const bookings = (count: number, digits: string) =>
  `${inWords(count, digits)} ${count === 1 ? 'booking' : 'bookings'}`
/** "Every other call", "One call in four", "37% of calls". */
export const shareOfCalls = (share: number, percent: string) => {
  const n = oneIn(share)
  if (n === null) return `${percent} of calls`
  return n === 2 ? 'Every other call' : `One call in ${inWords(n, String(n))}`
}
/** "are" or "is" for the same share. */
export const oneOrMany = (share: number, one: string, many: string) => (oneIn(share) === null ? many : one)
/** "Four calls in five", "97% of calls". */
export const fewOfCalls = (share: number, percent: string) => {
  const few = fewOf(share)
  if (few === null) return `${percent} of calls`
  const part = capital(inWords(few.part, String(few.part)))
  return `${part} ${few.part === 1 ? 'call' : 'calls'} in ${inWords(few.whole, String(few.whole))}`
}
