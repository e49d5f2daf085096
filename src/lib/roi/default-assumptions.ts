/** What a default rests on. Tags are those of the source list below; an assumption without one is our own. */
type Basis = { text: string; source?: keyof typeof sources }

type DefaultAssumption = {
  low: string
  likely: string
  high: string
  minimum: string
  maximum: string
  /** Does a higher number make a higher benefit? Null when it depends. */
  rising: boolean | null
  basis: Basis
}

/** Where published figures come from. */
export const sources = {
  W4: 'statsskuld.se/en/lonestatistik/receptionist-telefonist',
  TAX1: 'www4.skatteverket.se/rattsligvagledning/edition/2024.3/1333.html',
  TAX3: 'almega.se/lonebikostnader',
  G1: 'slang-ai-knowledge-base.help.usepylon.com/articles/6245506134-insights',
  VC2: 'aiagens.ch/blog/calcolare-roi-receptionist-ai',
  BO2: 'business.bokadirekt.se',
} as const

const answeredWhenOpen = {
  low: '0.7',
  likely: '0.8',
  high: '0.9',
  minimum: '0',
  maximum: '1',
  rising: null,
  basis: { text: 'Our assumption. Sellers publish missed shares of 20 to 74 % by methods nobody can check.' },
} satisfies DefaultAssumption

const answeredWhenClosed = {
  low: '0',
  likely: '0',
  high: '0',
  minimum: '0',
  maximum: '1',
  rising: null,
  basis: { text: 'Nobody answers when the business is closed.' },
} satisfies DefaultAssumption

/**
 * What holds for a Swedish business until its owner says otherwise. low, likely and high are of the result: low is the
 * value that makes the benefit low, whatever the number. The database has the same figures
 * (private.default_assumptions); a test holds the two equal.
 */
export const defaultAssumptions = {
  monthly_wage: {
    low: '28000',
    likely: '30600',
    high: '33900',
    minimum: '0',
    maximum: '1000000',
    rising: true,
    basis: { text: 'Receptionists and telephonists in Sweden, 2024, in SEK a month.', source: 'W4' },
  },
  employer_contribution: {
    low: '0.3142',
    likely: '0.3142',
    high: '0.3142',
    minimum: '0',
    maximum: '1',
    rising: true,
    basis: { text: 'Swedish Tax Agency, the same from 2024 to 2026.', source: 'TAX1' },
  },
  agreed_premiums: {
    low: '0',
    likely: '0',
    high: '0.0492',
    minimum: '0',
    maximum: '1',
    rising: true,
    basis: {
      text: 'Collective agreement premiums below 7.5 base amounts; none is the careful choice.',
      source: 'TAX3',
    },
  },
  productive_hours: {
    low: '2080',
    likely: '1750',
    high: '1650',
    minimum: '100',
    maximum: '3000',
    rising: false,
    basis: { text: 'Our assumption: 2,080 hours a year less holidays, red days and some sick days.' },
  },
  handling_seconds: {
    low: '120',
    likely: '120',
    high: '120',
    minimum: '0',
    maximum: '3600',
    rising: true,
    basis: { text: 'A call whose length nobody reported.', source: 'G1' },
  },
  wrap_up_seconds: {
    low: '0',
    likely: '30',
    high: '60',
    minimum: '0',
    maximum: '3600',
    rising: true,
    basis: { text: 'Our assumption: what a person does after hanging up.' },
  },
  max_call_seconds: {
    low: '600',
    likely: '600',
    high: '600',
    minimum: '15',
    maximum: '7200',
    rising: true,
    basis: { text: 'Our assumption: a longer call is a stuck one.' },
  },
  time_used: {
    low: '0.3',
    likely: '0.5',
    high: '0.8',
    minimum: '0',
    maximum: '1',
    rising: true,
    basis: { text: 'Our assumption: the share of freed time that is put to use.', source: 'VC2' },
  },
  answered_open: answeredWhenOpen,
  answered_lunch: answeredWhenOpen,
  answered_evening: answeredWhenClosed,
  answered_weekend: answeredWhenClosed,
  answered_holiday: answeredWhenClosed,
  retry_share: {
    low: '0.7',
    likely: '0.5',
    high: '0.3',
    minimum: '0',
    maximum: '1',
    rising: false,
    basis: { text: 'Our assumption: the share of missed callers who try again.' },
  },
  show_rate: {
    low: '0.85',
    likely: '0.92',
    high: '0.96',
    minimum: '0',
    maximum: '1',
    rising: true,
    basis: { text: 'Between 3.8 and 10 to 20 % of clients stay away.', source: 'BO2' },
  },
  margin: {
    low: '0.4',
    likely: '0.6',
    high: '0.8',
    minimum: '0',
    maximum: '1',
    rising: true,
    basis: { text: 'Our assumption: what is left of a sale after what it costs to deliver.' },
  },
  vat_rate: {
    low: '0.25',
    likely: '0.25',
    high: '0.25',
    minimum: '0',
    maximum: '0.9999',
    rising: false,
    basis: { text: 'The ordinary Swedish rate; health care is exempt.' },
  },
  cost_spread: {
    low: '0.1',
    likely: '0',
    high: '0.1',
    minimum: '0',
    maximum: '0.9999',
    rising: null,
    basis: { text: 'Our assumption: how much dearer the low run is, and how much cheaper the high one.' },
  },
} as const satisfies Record<string, DefaultAssumption>

export type AssumptionKey = keyof typeof defaultAssumptions
export const assumptionKeys = Object.keys(defaultAssumptions) as AssumptionKey[]
