import type ParsePhoneNumber from 'libphonenumber-js/min'

export type PhoneNumber = {
  /** `+46701234567` */
  e164: string
  /** False for a number of a possible length that no plan knows; kept, and flagged. */
  valid: boolean
}

/** What carriers send for a caller who hides: the word, or the word typed on a telephone's keys. */
const HIDDEN_WORDS = ['anonymous', 'restricted', 'blocked', 'unknown', 'unavailable', 'private', 'withheld']
const KEYS = '22233344455566677778889999'
const HIDDEN_DIGITS = new Set(
  HIDDEN_WORDS.map((word) => [...word].map((letter) => KEYS[letter.charCodeAt(0) - 97]).join('')),
)

/**
 * Loaded on first use: its tables would double the start of a function that may never see a number. Asked for once,
 * because a thousand imports at the same time, as a sync makes them, cost Deno seconds.
 */
const numberPlans = () =>
  (plans ??= import('libphonenumber-js/min').then((loaded) => (parse = loaded.default)))
let plans: Promise<typeof ParsePhoneNumber> | undefined
let parse: typeof ParsePhoneNumber | undefined

/**
 * E.164 for a number as somebody wrote it; national numbers are read as Swedish.
 * Undefined for whatever is no telephone number: withheld callers, SIP and client addresses, short codes, text senders,
 * and what does not parse. Nothing is guessed.
 */
export async function phoneNumber(written: string): Promise<PhoneNumber | undefined> {
  // As carriers nearly always write it.
  if (/^\+?\d+$/.test(written)) return parsed(written)
  const text = written
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u202a-\u202e\u2060]/g, '')
    .replace(/^tel:/i, '')
  if (!/^\+?[\d().\-/\u2010-\u2015]+$/.test(text)) return undefined
  // The zero in brackets is not dialled from abroad, except where it belongs to the number, as in Italy: as written first.
  return (await parsed(text)) ?? (text.includes('(0)') ? parsed(text.replace('(0)', '')) : undefined)
}

async function parsed(text: string): Promise<PhoneNumber | undefined> {
  const compact = text.replace(/[^\d+]/g, '').replace(/^00/, '+')
  const digits = compact.replace('+', '')
  if (HIDDEN_DIGITS.has(digits) || digits.length < 7 || digits.length > 15) return undefined

  const number = (parse ?? (await numberPlans()))(compact, { defaultCountry: 'SE', extract: false })
  if (!number?.isPossible()) return undefined
  return { e164: number.number, valid: number.isValid() }
}

/** All that pages show of a number. */
export function numberHint(e164: string): string {
  return e164.slice(-2)
}
