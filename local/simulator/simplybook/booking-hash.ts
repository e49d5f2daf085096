import { createHash } from 'node:crypto'
import type { Company } from './company.ts'

/** The hash that a callback names and that reads of the public service are signed with: 32 hex digits. */
export const bookingHash = (company: Company, bookingId: number): string =>
  createHash('md5').update(`${company.secretKey}:booking:${bookingId}`).digest('hex')

/** What proves that a reader knows the secret key. */
export const bookingSignature = (company: Company, bookingId: number): string =>
  createHash('md5')
    .update(`${bookingId}${bookingHash(company, bookingId)}${company.secretKey}`)
    .digest('hex')
