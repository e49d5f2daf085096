import type { Messages } from '../../messages'

export const info: Messages['overview']['info'] = {
  open: (what) => `About the figure: ${what}`,
  what: 'What',
  how: 'How',
  fresh: 'Freshness',
  openRows: 'Show the rows',
  freshUntil: (when) => `The latest event came ${when}.`,
  freshNever: 'No event has come in yet.',
  answer: {
    what: 'Value divided by cost, counted as cautiously as your assumptions allow.',
    how: 'The low run takes the lowest of every assumption and adds ten per cent to the cost. The high run does the reverse.',
  },
  bookings: {
    what: 'Bookings made through the calls, against how many it takes for the cost to break even.',
    how: 'Cost minus the value of saved time, divided by what a booking through the calls is worth on average.',
  },
  payback: {
    what: 'The first day when all that came in was more than all that went out, set-up cost included.',
    how: 'Net day by day since the start. A forecast rests on the last eight whole weeks only.',
  },
  change: {
    what: 'The cost against the period before, and why it differs.',
    how: 'The difference is split into number of calls, their length, price, exchange rate and what is fixed. The parts add up to all of it.',
  },
  net: {
    what: 'The way from value and cost to what was left, in the likely run.',
    how: 'Rescued bookings are the part that would have been lost. Time is saved only on calls somebody would have taken. All without VAT.',
  },
  costDays: {
    what: 'What the receptionist cost per day, by kind.',
    how: 'Each line becomes kronor at the rate of its day. Fixed fees are spread evenly over the days of the month.',
  },
  funnel: {
    what: 'What became of the calls, from ring to visit.',
    how: 'Handled without a person: answered, at least 15 seconds and not forwarded. Booked: bookings that can be tied to a call.',
  },
  hours: {
    what: 'When in the week it rings.',
    how: 'Incoming calls of the period, put on their hour by the clock of the business. The outline is when you are open.',
  },
}
