const tones = ['voice', 'telephony', 'ai', 'booking', 'fixed'] as const

/** The colour of a kind of cost; undefined for one that has none of its own. */
export const toneOf = (category: string): (typeof tones)[number] | undefined =>
  tones.find((tone) => tone === category)
