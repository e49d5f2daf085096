import type { Locale } from '../locale'
import { sv } from './sv'
import type { svPages } from './sv-pages'

/** The words of the interface. Swedish is the original; every other language has the same shape. */
export type Messages = typeof sv & typeof svPages

const loaded: { sv: typeof sv & Partial<typeof svPages>; en?: Messages } = { sv: { ...sv } }

/** Brings a language's words; Swedish is always there, English is fetched when somebody wants it. */
export async function loadMessages(locale: Locale): Promise<void> {
  if (locale === 'en') loaded.en ??= (await import('./en')).en
}

/** Adds the Swedish words of the signed-in pages; see page-messages.ts. */
export function addPageMessages(pages: typeof svPages): void {
  loaded.sv = { ...sv, ...pages }
}

/** The words of a loaded language. Before sign-in the pages' own words may be missing, and nobody asks for them. */
export function messagesFor(locale: Locale): Messages {
  return locale === 'en' && loaded.en !== undefined ? loaded.en : (loaded.sv as Messages)
}
