import { fictionNumber } from './fiction-numbers.ts'

/** [opens, closes] in hours of the local day. */
export type OpeningHours = readonly [number, number]

export type SalonProfile = {
  name: string
  timeZone: string
  /** The number customers ring, E.164. */
  phone: string
  /** Mobiles the receptionist may pass a caller on to. */
  staff: readonly [string, ...string[]]
  services: readonly [string, ...string[]]
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
  services: ['klippning', 'klippning och färg', 'slingor', 'toning', 'uppsättning', 'barnklippning', 'skägg'],
  hours: { 1: [12, 18], 2: [9, 18], 3: [9, 18], 4: [9, 20], 5: [9, 18], 6: [10, 15] },
  since: '2024-09-02',
}
