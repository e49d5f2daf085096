import type { Messages } from '../messages'

export const ai: Messages['ai'] = {
  title: 'Language models',
  loading: 'Loading what the models cost',
  utc: 'The days are OpenRouter’s: they are counted in UTC and end at 01 or 02 in Sweden.',
  empty: {
    title: 'The cost of the models will be here',
    explain:
      'Once OpenRouter is connected you see what every model cost, by day, in dollars and in kronor. You need a Management key and about two minutes.',
    connect: 'Connect OpenRouter',
  },
  waiting: {
    title: 'The cost is being fetched',
    explain:
      'OpenRouter is connected. The first of it is usually here within a minute, the rest of the year soon after.',
    open: 'See the connection',
  },
  nothing: {
    title: 'No models were used then',
    explain: (period) => `OpenRouter has nothing from ${period}.`,
    explainModel: (model, period) => `${model} was not used in ${period}.`,
    showAll: 'Show all models',
    showRecent: 'Show the last 90 days',
  },
  filters: { model: 'Model', all: 'All models', clear: (model) => `Remove the filter ${model}` },
  headline: (amount) => ['The language models cost ', { strong: amount }, '.'],
  headlineModel: (model, amount) => [`${model} cost `, { strong: amount }, '.'],
  under: (period, perDay) => `${period}, ${perDay} a day on average`,
  facts: {
    usd: 'In dollars',
    requests: 'Requests to the models',
    promptTokens: 'Tokens in',
    completionTokens: 'Tokens out',
    byok: 'Of which on your own key',
    info: (what) => `What is meant by ${what.toLowerCase()}?`,
    tokens:
      'Models read and write in tokens, about three quarters of a word each. In is everything sent to the model, out is what it answers.',
  },
  provisional:
    'Provisional: OpenRouter may still add to the last three days, and today’s rate is not fixed yet.',
  rate: {
    one: (rate, source, day) => `Converted at ${rate} per dollar (${source}, ${day}).`,
    range: (low, high, source, day) =>
      `Converted day by day: ${low} to ${high} per dollar (${source}, latest ${day}).`,
    missing: (amount, days) =>
      `${amount} from ${days === 1 ? 'one day' : `${days} days`} has no exchange rate and is not part of the kronor.`,
    sources: { riksbank: 'the Riksbank', ecb: 'the ECB' },
  },
  days: {
    unit: 'Cost by UTC day, kronor',
    finding: (perDay, most, day) => `About ${perDay} a day, with a peak of ${most} on ${day}`,
    even: (perDay) => `Even, about ${perDay} a day`,
    tooFew: 'Too few days for a pattern',
    description: (days, amount) => `What the models cost over ${days} days, ${amount} together.`,
    columns: ['Day', 'Kronor', 'Dollars', 'Rate', 'Requests', 'Tokens in', 'Tokens out'],
    series: 'Language models',
    table: 'Show as a table',
    chart: 'Show as a chart',
    unfinished: 'The day is not over',
    incomplete: 'The exchange rate is missing',
    missing: 'Nothing is known of this day',
    noRate: 'missing',
  },
  models: {
    finding: (model, share) => `${model} is ${share} of the cost`,
    only: (model) => `All of it went to ${model}`,
    label: 'By model, the dearest first',
    show: (model) => `Show only ${model}`,
    requests: (count) => `${count} requests`,
    tokens: (prompt, completion) => `${prompt} tokens in, ${completion} out`,
  },
  live: {
    title: 'OpenRouter right now',
    lead: 'What OpenRouter itself says, beside what is stored here.',
    columns: { what: 'What', usd: 'Dollars', sek: 'Kronor' },
    today: (day) => `So far on ${day}`,
    todayNote: 'The UTC day is not over. Counted here are the keys of OpenRouter’s default workspace.',
    todayKeyNote: 'The UTC day is not over. Only the connected key could be read.',
    todayUnknown: 'cannot be read',
    completed: (from, to) => `${from} to ${to}, as OpenRouter says`,
    stored: 'The same days, stored here',
    difference: 'Difference',
    remaining: 'Left to use at OpenRouter',
    agrees: 'Agrees to the last decimal',
    differs: (days) =>
      days === 1
        ? 'One day differs. It is fetched again by itself.'
        : `${days} days differ. They are fetched again by themselves.`,
    differsOn: (days) => `Different: ${days}`,
    skipped: (count) =>
      count === 1
        ? 'One row from OpenRouter was not understood.'
        : `${count} rows from OpenRouter were not understood.`,
    asOf: (time) => `OpenRouter was asked ${time}`,
    noRate: 'no rate',
    loading: 'Asking OpenRouter',
    failed: 'OpenRouter could not be asked just now',
    stillStored: 'What is stored here holds all the same.',
    fix: 'To the connection',
    retry: 'Ask again',
  },
}
