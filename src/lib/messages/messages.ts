import type { Locale } from '../locale'
import { sv } from './sv'
import type { svPages } from './sv-pages'

/** The words that every visitor meets. */
export type EntryMessages = typeof sv
/** The words of the pages behind sign-in. */
export type PageMessages = typeof svPages
/** The words of the interface. Swedish is the original; every other language has the same shape. */
export type Messages = EntryMessages & PageMessages

const parts: { en?: EntryMessages; svPages?: PageMessages; enPages?: PageMessages } = {}
let words = merge()
let needsPages = false

/**
 * Before sign-in the pages' own words may be missing, and nobody asks for them. What could not be fetched in
 * English stays in Swedish.
 */
function merge(): Record<Locale, Messages> {
  const swedish = { ...sv, ...parts.svPages } as Messages
  return { sv: swedish, en: parts.en ? { ...swedish, ...parts.en, ...parts.enPages } : swedish }
}

function add(part: typeof parts): void {
  Object.assign(parts, part)
  words = merge()
}

async function loadSwedishPages(): Promise<void> {
  if (parts.svPages === undefined) add({ svPages: (await import('./sv-pages')).svPages })
}

async function loadEnglishPages(): Promise<void> {
  if (parts.enPages === undefined) add({ enPages: (await import('./en-pages')).enPages })
}

/** Brings a language's words; those of sign-in are always there in Swedish, all others are fetched when wanted. */
export async function loadMessages(locale: Locale): Promise<void> {
  const pages = needsPages ? loadPageMessages(locale) : undefined
  if (locale === 'en' && parts.en === undefined) add({ en: (await import('./en')).en })
  await pages
}

/**
 * Brings the words of the signed-in pages too, beside their frame and not behind it, in the one language that is
 * read. From now on a change of language brings both. English that cannot be fetched is Swedish.
 */
export async function loadPageMessages(locale: Locale): Promise<void> {
  needsPages = true
  await (locale === 'en' ? loadEnglishPages().catch(loadSwedishPages) : loadSwedishPages())
}

/** The words of a language, as far as they have come. */
export const messagesFor = (locale: Locale): Messages => words[locale]
