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

/** Brings a language's words; Swedish is always there, English is fetched when somebody wants it. */
export async function loadMessages(locale: Locale): Promise<void> {
  if (locale === 'sv') return
  const [{ en }] = await Promise.all([import('./en'), needsPages ? loadPageMessages(locale) : undefined])
  if (parts.en === undefined) add({ en })
}

/**
 * Brings the words of the signed-in pages too, beside their frame and not behind it. From now on a change of
 * language brings both. The Swedish ones travel with the frame; see page-messages.ts.
 */
export async function loadPageMessages(locale: Locale): Promise<void> {
  needsPages = true
  if (locale === 'en' && parts.enPages === undefined) add({ enPages: (await import('./en-pages')).enPages })
}

/** Adds the Swedish words of the signed-in pages; see page-messages.ts. */
export const addPageMessages = (pages: PageMessages): void => add({ svPages: pages })

/** The words of a language, as far as they have come. */
export const messagesFor = (locale: Locale): Messages => words[locale]
