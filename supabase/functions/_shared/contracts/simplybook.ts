import * as z from 'zod/mini'

const trimmed = z.string().check(z.trim())
const key = trimmed.check(z.regex(/^[\x21-\x7e]{8,256}$/, 'A key has 8 to 256 characters and no spaces'))

/**
 * SimplyBook.me: the company's login is the first part of its booking page's address. A user key, where the company has
 * made one, takes the place of the password. The company's API keys are not needed; with both, the hash in a callback
 * is checked too.
 */
export const simplybookCredentials = z.strictObject({
  companyLogin: trimmed.check(
    z.toLowerCase(),
    z.regex(
      /^[a-z0-9][a-z0-9-]{0,62}$/,
      'A company login is letters and digits, as in the address of the booking page',
    ),
  ),
  userLogin: trimmed.check(z.minLength(1), z.maxLength(200)),
  userPassword: z.string().check(z.minLength(1), z.maxLength(500)),
  apiKey: z.optional(key),
  secretKey: z.optional(key),
})
export type SimplybookCredentials = z.infer<typeof simplybookCredentials>
