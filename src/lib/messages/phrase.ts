/** A sentence with the parts that carry its facts marked, so that a page can set them off. */
export type Phrase = (string | { strong: string })[]

/** The sentence without its marks. */
export const plain = (phrase: Phrase): string =>
  phrase.map((part) => (typeof part === 'string' ? part : part.strong)).join('')
