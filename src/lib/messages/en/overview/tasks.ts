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
      ? 'The one thing worth most right now'
      : `${capital(inWords(count, String(count)))} things worth most right now`,
  nothing: 'Nothing right now. Everything is connected, and the figures you reckon with are confirmed.',
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
      text: 'Then the cost of the AI model is in it, and the answer is whole.',
    },
    telephony_source: {
      title: 'Connect telephony',
      text: 'Then the calls are in it, and what they cost.',
    },
  },
  connectAct: 'Connect',
  confirm: (key) => confirmations[key] ?? 'Confirm an assumption',
  confirmText: (likely, swing) =>
    `We reckon with ${likely}, assumed. Your figure may move the answer by up to ${swing}.`,
  confirmAct: 'Confirm',
  wage: (amount) => `${amount} a month`,
  hoursPerYear: (digits) => `${digits} hours a year`,
  setHours: 'Fill in your opening hours',
  setHoursText: 'We reckon with weekdays 9–17 until you say otherwise.',
  setHoursAct: 'Fill in',
  priceBookings: (count, digits) => `Price ${bookings(count, digits)}`,
  priceBookingsText: 'Without a price they are not in the value.',
  priceBookingsAct: 'Show the bookings',
  markVisits: (count, digits) => `Mark ${inWords(count, digits)} ${count === 1 ? 'visit' : 'visits'}`,
  markVisitsText: 'Did the client come? One tap a visit, and the value is measured, not assumed.',
  markVisitsAct: 'Mark',
}
