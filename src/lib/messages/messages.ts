import type { Locale } from '../locale'
import { sv } from './sv'

/** The words of the interface. Swedish is the original; every other language has the same shape. */
export type Messages = typeof sv

const loaded: Partial<Record<Locale, Messages>> = { sv }

/** Brings a language's words; Swedish is always there, English is fetched when somebody wants it. */
export async function loadMessages(locale: Locale): Promise<void> {
  if (locale === 'en') loaded.en ??= (await import('./en')).en
}

/** The words of a loaded language. */
export function messagesFor(locale: Locale): Messages {
  return loaded[locale] ?? sv
}
