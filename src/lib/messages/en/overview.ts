import type { Messages } from '../messages'
import { answer } from './overview/answer'
import { category } from './overview/category'
import { charts } from './overview/charts'
import { facts } from './overview/facts'
import { info } from './overview/info'
import { lead } from './overview/lead'
import { tasks } from './overview/tasks'
import { trust } from './overview/trust'
import { capital, calls } from './overview/words'

export const overview: Messages['overview'] = {
  title: 'Overview',
  category,
  period: {
    label: 'Period',
    month: capital,
    days: (days) => `Last ${days} days`,
    own: 'Own dates',
    from: 'From',
    to: 'To',
    show: (name) => `Show ${name}`,
    noLater: 'No later period',
    apply: 'Show',
    printed: (name) => `For ${name}`,
    comparedWith: (name) => `compared with ${name}`,
  },
  answer,
  lead,
  band: {
    low: (amount) => `at least ${amount}`,
    likely: (amount) => `likely ${amount}`,
    high: (amount) => `at most ${amount}`,
    even: 'break-even',
    label: (low, likely, high) =>
      `Back per krona: at least ${low}, likely ${likely}, at most ${high}. Break-even is 1 kr.`,
    name: 'Back per krona',
  },
  facts,
  today: {
    label: 'Today',
    none: 'no calls yet',
    calls,
    answered: (digits) => `${digits} answered`,
    missed: (_count, digits) => `${digits} missed`,
    inProgress: (_count, digits) => `${digits} in progress`,
    messages: (digits) => `${digits} texts`,
  },
  info,
  charts,
  tasks,
  trust,
  empty: {
    headline: 'Soon it says here what every krona gave back',
    connectTitle: 'Connect your telephony, and we start counting',
    connect:
      'Calls, bookings, cost and value in kronor will stand here, and every figure opens. It takes a few minutes to begin.',
    connectAction: 'Connect Twilio',
    waitingTitle: 'Connected and ready',
    waiting: 'Call your number, and it shows here within a second. Older calls are being fetched meanwhile.',
    waitingAction: 'See the connection',
  },
}
