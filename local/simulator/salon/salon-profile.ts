import { fictionNumber } from './fiction-numbers.ts'

/** [opens, closes] in hours of the local day. */
export type OpeningHours = readonly [number, number]

export type SalonService = {
  id: number
  name: string
  /** What a client pays in kronor, VAT of 25 % included; null when it is agreed on the spot. */
  price: string | null
  minutes: number
  /** How often it is booked, against the others. */
  weight: number
}

/** Somebody who cuts hair. */
export type Stylist = { id: number; name: string }

export type SalonProfile = {
  name: string
  timeZone: string
  /** The number customers ring, E.164. */
  phone: string
  /** Mobiles the receptionist may pass a caller on to. */
  staff: readonly [string, ...string[]]
  stylists: readonly [Stylist, ...Stylist[]]
  services: readonly [SalonService, ...SalonService[]]
  /** 1 = Monday … 7 = Sunday; a missing day is closed. */
  hours: Readonly<Partial<Record<number, OpeningHours>>>
  /** No call is older than this local day. */
  since: string
}

/** A hairdresser's in Stockholm that exists only here. Its numbers are reserved for fiction. */
export const salonBjork: SalonProfile = {
  name: 'Salong Björk',
  timeZone: 'Europe/Stockholm',
  phone: fictionNumber('stockholm', 12),
  staff: [
    fictionNumber('swedishMobile', 92),
    fictionNumber('swedishMobile', 93),
    fictionNumber('swedishMobile', 94),
  ],
  stylists: [
    { id: 2, name: 'Elsa' },
    { id: 3, name: 'Noor' },
    { id: 4, name: 'Maja' },
    { id: 7, name: 'Linus' },
  ],
  services: [
    { id: 1, name: 'klippning', price: '595.00', minutes: 45, weight: 38 },
    { id: 2, name: 'klippning och färg', price: '1495.00', minutes: 120, weight: 13 },
    { id: 3, name: 'slingor', price: '1695.00', minutes: 150, weight: 9 },
    { id: 4, name: 'toning', price: '795.00', minutes: 60, weight: 9 },
    { id: 5, name: 'uppsättning', price: '895.00', minutes: 75, weight: 3 },
    { id: 6, name: 'barnklippning', price: '395.00', minutes: 30, weight: 14 },
    { id: 8, name: 'skägg', price: '325.00', minutes: 30, weight: 12 },
    { id: 9, name: 'färgrådgivning', price: null, minutes: 15, weight: 2 },
  ],
  hours: { 1: [12, 18], 2: [9, 18], 3: [9, 18], 4: [9, 20], 5: [9, 18], 6: [10, 15] },
  since: '2024-09-02',
}
