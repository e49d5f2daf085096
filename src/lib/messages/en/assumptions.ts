import type { AssumptionKey } from '../../roi/default-assumptions'
import type { assumptions as swedish } from '../sv/assumptions'

const answered = 'The share of calls that somebody answered before there was a receptionist.'
const nobody = 'nobody answers when you are closed.'

const keys: (typeof swedish)['keys'] = {
  monthly_wage: {
    name: 'Monthly wage',
    what: 'Of the person who would have answered, before tax.',
    basis: 'Wage statistics for receptionists and telephonists in Sweden, 2024.',
  },
  employer_contribution: {
    name: 'Employer contribution',
    what: 'Comes on top of the wage.',
    basis: 'The Swedish Tax Agency. The same from 2024 to 2026.',
  },
  agreed_premiums: {
    name: 'Agreed premiums',
    what: 'Pension and insurance by collective agreement. Without one it is zero.',
    basis: 'Almega’s figure for wages under 7.5 base amounts. We count carefully, with zero.',
  },
  productive_hours: {
    name: 'Hours worked a year',
    what: 'What is left after holidays, public holidays and sick days.',
    basis: '2,080 hours less holidays, public holidays and a few sick days.',
  },
  answered_open: {
    name: 'When you are open',
    what: answered,
    basis: 'sellers write that 20 to 74% are missed, but nobody can check how they counted.',
  },
  answered_lunch: {
    name: 'Lunch, 11:30–13',
    what: answered,
    basis: 'as the rest of the day, until you know better.',
  },
  answered_evening: { name: 'Evening and night', what: answered, basis: nobody },
  answered_weekend: { name: 'Weekend', what: answered, basis: nobody },
  answered_holiday: { name: 'Public holiday', what: answered, basis: nobody },
  retry_share: {
    name: 'Call again',
    what: 'How many of those who get no answer try once more.',
    basis: 'there is no study that can be followed to its source.',
  },
  margin: {
    name: 'Left of a booking',
    what: 'Of the price without VAT, when what the booking itself costs you is paid.',
    basis: 'only you know.',
  },
  show_rate: {
    name: 'Clients who come',
    what: 'For visits that you have not marked yet, and for those still to come.',
    basis: 'Between 4 and 20% stay away, say those who sell booking systems.',
  },
  vat_rate: {
    name: 'VAT',
    what: 'Taken off the price. Health care has none: write 0.',
    basis: 'The ordinary Swedish rate.',
  },
  time_used: {
    name: 'Time put to use',
    what: 'Of the time you are spared on the phone: how much turns into other work.',
    basis: 'other people’s calculations use 30 to 70%.',
  },
  wrap_up_seconds: {
    name: 'After the call',
    what: 'What one does after hanging up: notes, bookings.',
    basis: 'half a minute a call.',
  },
  handling_seconds: {
    name: 'Calls of unknown length',
    what: 'Are counted as this long.',
    basis: 'The same number that another maker of AI receptionists uses.',
  },
  max_call_seconds: {
    name: 'Longest call that counts',
    what: 'A longer call is probably stuck. Only this much of it counts.',
    basis: 'ten minutes are enough for most things.',
  },
  cost_spread: {
    name: 'How unsure the cost is',
    what: 'The careful count makes the cost dearer, the hopeful one makes it cheaper.',
    basis: 'ten per cent each way.',
  },
}

export const assumptions: typeof swedish = {
  title: 'Assumptions',
  lead: (assumed, digits, all) =>
    assumed === 0
      ? ['The numbers that the answer rests on. All of them are your own.']
      : [
          'The numbers that the answer rests on. ',
          { strong: `${digits} of ${all}` },
          ' are assumed until you have confirmed them.',
        ],
  offline: 'You are offline. You can confirm and change when you are back.',
  groups: {
    hour: { title: 'What an hour costs', lead: 'Of the person who would have been on the phone.' },
    answering: {
      title: 'Who would have answered',
      lead: 'A call that somebody would have taken saves time. One that nobody would have taken may rescue a booking. Never both.',
    },
    booking: { title: 'What a booking is worth', lead: 'What stays with you, not the price.' },
    time: {
      title: 'How time is counted',
      lead: 'Every call becomes seconds, and some of them become useful.',
    },
    cost: { title: 'The range of the cost', lead: 'Prices may change afterwards. So we leave a margin.' },
  },
  keys,
  fullName: (key: AssumptionKey) =>
    key.startsWith('answered_') ? `Answered calls: ${keys[key].name.toLowerCase()}` : keys[key].name,
  answered: {
    caption: 'Answered calls before there was a receptionist',
    what: 'The share of calls that somebody answered before there was a receptionist. If you know it from your old exchange, the answer becomes much surer.',
    columns: { when: 'When it rang', share: 'Answered', state: 'State', acts: 'Change' },
    hours: 'Open and closed follow your opening hours.',
    hoursUnset: 'You have not filled in opening hours, so we use weekdays 9–17.',
    toHours: 'To opening hours',
  },
  hourly: {
    name: 'What an hour costs in all',
    perHour: (amount) => `${amount} an hour`,
    formula: (wage, contribution, premiums, hours) =>
      `${wage} × 12 × (1 + ${contribution} + ${premiums}) ÷ ${hours}`,
  },
  units: {
    perMonth: (amount) => `${amount} a month`,
    hours: (digits) => `${digits} hours`,
    spread: (dearer, cheaper) => `${dearer} dearer, ${cheaper} cheaper`,
  },
  states: {
    default: 'assumed',
    confirmed: 'confirmed',
    measured: 'measured',
    since: (state, day) => `${state} from ${day}`,
    fromBeginning: (state) => `${state} from the beginning`,
    marks: 'measured on the visits you marked',
  },
  acts: {
    confirm: 'Confirm',
    confirmNamed: (name) => `Confirm ${name}`,
    confirming: 'Saving …',
    confirmed: (name) => `“${name}” is confirmed.`,
    undo: 'Undo',
    undoNamed: (name) => `Undo: ${name}`,
    undone: (name) => `“${name}” is assumed again.`,
    change: 'Change',
    changeNamed: (name) => `Change ${name}`,
    failed: 'It could not be saved. Nothing has changed.',
  },
  more: 'Source and history',
  moreNamed: (name) => `Source and history: ${name}`,
  basis: {
    published: (text) => `Where we start: ${text}`,
    guess: (text) => `Our own guess: ${text}`,
    source: 'Source',
  },
  history: {
    none: 'You have not said anything about it yet, so our starting point applies.',
    label: (name) => `What you have said: ${name}`,
    from: (day) => `from ${day}`,
    beginning: 'from the beginning',
    upcoming: 'begins later',
    now: 'applies now',
    remove: 'Remove',
    removeNamed: (name, when) => `Remove ${name}, ${when}`,
  },
  form: {
    likely: {
      kronor: 'Most likely, SEK a month',
      share: 'Most likely, %',
      hours: 'Most likely, hours a year',
      seconds: 'Most likely, seconds',
    },
    range: 'Range',
    least: 'Lowest',
    most: 'Highest',
    rangeHint: (range) => `Leave it empty and we use ${range}.`,
    rangeExact: 'Leave it empty if you are sure.',
    dearer: 'How much dearer, %',
    cheaper: 'How much cheaper, %',
    state: 'How you know',
    stateChoices: { confirmed: 'I know roughly', measured: 'I have measured' },
    start: 'Applies',
    starts: {
      beginning: 'From the beginning',
      month: (firstDay) => `From ${firstDay}`,
      today: 'From today',
      day: 'From a date',
    },
    startHint: {
      beginning: 'All periods are counted anew, up to the next number you have said.',
      later: 'Periods before that day do not change.',
      replaces: 'Replaces what you said from the same day.',
    },
    day: 'Day',
    errors: {
      number: 'Write a number, such as 50 or 31.42.',
      limits: (least, most) => `Write a number between ${least} and ${most}.`,
      least: 'The lowest cannot be more than the most likely.',
      most: 'The highest cannot be less than the most likely.',
      day: 'Choose a day.',
    },
    submit: 'Save',
    busy: 'Saving …',
    saved: (name) => `“${name}” is saved.`,
    failed: 'It could not be saved. Nothing has changed.',
    refused: 'The numbers do not fit together, so nothing is saved. Look at the lowest and the highest.',
    offline: 'You are offline. It can be saved when you are back.',
  },
  effect: {
    inPeriod: (period, isMonth) => (isMonth ? `in ${period}` : period),
    title: (period) => `The answer ${period} becomes`,
    perKrona: (before, after) => [`at least ${before} → `, { strong: `at least ${after}` }, ' per krona'],
    net: { low: 'Net, at least', likely: 'Net, likely', high: 'Net, at most' },
    run: 'Count',
    before: 'Now',
    after: 'Then',
    nothing: (period) => `The answer ${period} stays the same.`,
    later: (period) => `It applies only later, so the answer ${period} stays the same.`,
    unknown: (period) => `The net ${period} is not known yet, so there is no difference to count.`,
    busy: 'Counting …',
    failed: 'The difference could not be counted right now. You can save all the same.',
  },
  removal: {
    title: (when) => `Remove the number that applies ${when}?`,
    backToSaid: (value, when) => `Then ${value} applies instead, ${when}, as you said.`,
    backToDefault: (value) => `Then ${value} applies instead, assumed.`,
    backToMeasured: (value) => `Then ${value} applies instead, measured on the visits you marked.`,
    submit: 'Remove',
    busy: 'Removing …',
    keep: 'Keep',
    failed: 'It could not be removed. The number is still there.',
    done: (name) => `The number for “${name}” is removed.`,
  },
}
