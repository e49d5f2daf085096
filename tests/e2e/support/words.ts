import { en as everywhereInEnglish } from '@/lib/messages/en'
import { enPages } from '@/lib/messages/en-pages'
import { sv as everywhere } from '@/lib/messages/sv'
import { svPages } from '@/lib/messages/sv-pages'

/** All words of the interface: tests find things by what a person reads, and wording can change freely. */
export const sv = { ...everywhere, ...svPages }
export const en = { ...everywhereInEnglish, ...enPages }
