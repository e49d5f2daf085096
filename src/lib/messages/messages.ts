import type { Locale } from '../locale'
import { sv } from './sv'
import type { svPages } from './sv-pages'
import type { overview } from './sv/overview'

/** The words that every visitor meets. */
export type EntryMessages = typeof sv
/** The words of the pages behind sign-in, but for the first of them. */
export type PageMessages = typeof svPages
type FirstMessages = { overview: typeof overview }
/** The words of the interface. Swedish is the original; every other language has the same shape. */
export type Messages = EntryMessages & FirstMessages & PageMessages

type Part = Partial<Messages>
const parts: Record<Locale, Part> = { sv: { ...sv }, en: {} }
let words = merge()
/** What the pages shown so far have asked for; a change of language brings as much. */
let needs: 'entry' | 'first' | 'all' = 'entry'

/**
 * A page's own words are there before the page is, and nobody asks for others. What could not be fetched in
 * English stays in Swedish.
 */
function merge(): Record<Locale, Messages> {
  const swedish = parts.sv as Messages
  return { sv: swedish, en: { ...swedish, ...parts.en } }
}

function add(locale: Locale, part: Part): void {
  parts[locale] = { ...parts[locale], ...part }
  words = merge()
}

/** Files of words that are fetched when wanted; the browser keeps each, so asking again costs nothing. */
const files: Record<Locale, Record<'entry' | 'first' | 'rest', () => Promise<Part>>> = {
  sv: {
    entry: () => Promise.resolve(sv),
    first: () => import('./sv/overview'),
    rest: async () => (await import('./sv-pages')).svPages,
  },
  en: {
    entry: async () => (await import('./en')).en,
    first: () => import('./en/overview'),
    rest: async () => (await import('./en-pages')).enPages,
  },
}

async function load(locale: Locale, which: 'first' | 'rest'): Promise<void> {
  try {
    add(locale, { ...(await files[locale][which]()) })
  } catch (error) {
    if (locale === 'sv') throw error
    await load('sv', which)
  }
}

/** Brings a language's words; those of sign-in are always there in Swedish, all others are fetched when wanted. */
export async function loadMessages(locale: Locale): Promise<void> {
  const pages =
    needs === 'all' ? loadPageMessages(locale) : needs === 'first' ? loadFirstMessages(locale) : undefined
  add(locale, await files[locale].entry())
  await pages
}

/** Brings the words of the frame and the first page, in the one language that is read. */
export async function loadFirstMessages(locale: Locale): Promise<void> {
  if (needs === 'entry') needs = 'first'
  await load(locale, 'first')
}

/** Brings the words of all pages, in the one language that is read. English that cannot be fetched is Swedish. */
export async function loadPageMessages(locale: Locale): Promise<void> {
  needs = 'all'
  await Promise.all([load(locale, 'first'), load(locale, 'rest')])
}

/** The words of a language, as far as they have come. */
export const messagesFor = (locale: Locale): Messages => words[locale]
