import type { Messages } from '../../messages'
import { inWords } from './words'

export const facts: Messages['overview']['facts'] = {
  label: 'In brief',
  ofNeeded: (digits, needed) => `${digits} of ${needed}`,
  enough: (needed, digits) => `bookings – ${inWords(needed, digits)} would have been enough to break even`,
  notEnough: (left, digits) => `bookings – ${inWords(left, digits)} more to break even`,
  noneNeeded: (count) =>
    `${count === 1 ? 'booking' : 'bookings'} through the calls, and none was needed: the time saved is enough`,
  paid: 'is when all you had put in was paid back',
  forecast: 'is when all you put in is paid back, at the pace of the last eight weeks',
  notYet: 'Not yet',
  notYetText: (setup) => `is the set-up cost of ${setup} paid back`,
  net: 'net, likely',
  cheaper: (period) => `lower cost than ${period}`,
  dearer: (period) => `higher cost than ${period}`,
  same: 'Unchanged',
  sameCost: (period) => `cost against ${period}`,
  inMonth: (name) => `in ${name}`,
  because: (change, causes) => `${change}: ${causes}`,
  causes: {
    calls: (difference) => `number of calls ${difference}`,
    call_length: (difference, isLess) => `${isLess ? 'shorter' : 'longer'} calls ${difference}`,
    unit_price: (difference) => `price per minute ${difference}`,
    exchange_rate: (difference) => `exchange rate ${difference}`,
    ai: (difference) => `AI ${difference}`,
    fixed: (difference) => `fixed fees ${difference}`,
    other: (difference) => `other ${difference}`,
  },
}
