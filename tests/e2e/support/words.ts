import { en as everywhereInEnglish } from '@/lib/messages/en'
import { overview as overviewInEnglish } from '@/lib/messages/en/overview'
import { enPages } from '@/lib/messages/en-pages'
import { sv as everywhere } from '@/lib/messages/sv'
import { svPages } from '@/lib/messages/sv-pages'
import { overview } from '@/lib/messages/sv/overview'

/** All words of the interface: tests find things by what a person reads, and wording can change freely. */
export const sv = { ...everywhere, overview, ...svPages }
export const en = { ...everywhereInEnglish, overview: overviewInEnglish, ...enPages }
