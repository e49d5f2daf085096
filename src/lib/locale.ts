/** The languages of the interface, Swedish first. */
export const locales = ['sv', 'en'] as const
export type Locale = (typeof locales)[number]

/** The Intl tag behind a language: English with European habits, since the readers live here. */
export const intlTag = (locale: Locale) => (locale === 'sv' ? 'sv-SE' : 'en-GB')

export const isLocale = (value: unknown): value is Locale => value === 'sv' || value === 'en'
