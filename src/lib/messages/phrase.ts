/** A sentence with the parts that carry its facts marked, so that a page can set them off. */
export type Phrase = (string | { strong: string })[]
