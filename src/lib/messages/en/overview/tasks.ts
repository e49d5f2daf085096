import type { Messages } from '../../messages'
import { capital, inWords, bookings } from './words'

const confirmations: Record<string, string> = {
  monthly_wage: 'Confirm what an hour costs',
  productive_hours: 'Confirm how many hours a year has',
  time_used: 'Confirm how much of the time you use',
  margin: 'Confirm what is left of a booking',
  retry_share: 'Confirm how many call again',
}

export const tasks: Messages['overview']['tasks'] = {
  title: 'To do',
  subtitle: (count) =>
    count === 1
      ? 'The one thing most worth doing now'
      : `${capital(inWords(count, String(count)))} things most worth doing now`,
  nothing:
    'Nothing right now. Everything is connected, and the assumptions behind your figures are confirmed.',
  mend: (label) => `Look at ${label}`,
  mendText: 'We are not let in. New rows may be missing until you have looked at the connection.',
  mendSince: (when) => `We have not been let in since ${when}. What is older is right.`,
  mendAct: 'Look',
  connect: {
    booking_source: {
      title: 'Connect the booking system',
      text: 'Then we see which bookings came through the calls, and what they are worth.',
    },
    ai_source: {
      title: 'Connect the AI service',
      text: 'Then the cost of the AI model is included, and the answer is complete.',
    },
    telephony_source: {
      title: 'Connect telephony',
      text: 'Then your calls are included, and what they cost.',
    },
  },
  connectAct: 'Connect',
  confirm: (key) => confirmations[key] ?? 'Confirm an assumption',
  confirmText: (likely, swing) =>
    `We assume ${likely}. Your own figure could move the answer by up to ${swing}.`,
  confirmAct: 'Confirm',
  wage: (amount) => `${amount} a month`,
  hoursPerYear: (digits) => `${digits} hours a year`,
  setHours: 'Fill in your opening hours',
  setHoursText: 'We assume weekdays 9–17 until you say otherwise.',
  setHoursAct: 'Fill in',
  priceBookings: (count, digits) => `Price ${bookings(count, digits)}`,
  priceBookingsText: 'Without a price they do not count towards the value.',
  priceBookingsAct: 'Show the bookings',
  markVisits: (count, digits) => `Mark ${inWords(count, digits)} ${count === 1 ? 'visit' : 'visits'}`,
  markVisitsText: 'Did the client come? One tap per visit, and the value is measured instead of assumed.',
  markVisitsAct: 'Mark',
}
