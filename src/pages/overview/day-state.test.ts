import { expect, it } from 'vitest'
import { dashboardAnswer } from '@/testing/dashboard-builder'
import { beginsLater, dayState } from './day-state'

const dashboard = dashboardAnswer({ start: '2026-11-09', end: '2026-11-23' }, { first_day: '2026-11-10' })
const day = (name: string, change = {}) => ({
  day: name,
  cost: { telephony: '4' },
  calls: 0,
  answered: 0,
  bookings: 0,
  is_incomplete: false,
  ...change,
})

it('is a gap before the first event, and unfinished today', () => {
  const state = (name: string) => dayState(day(name, { is_incomplete: name === '2026-11-23' }), dashboard)
  expect(['2026-11-09', '2026-11-10', '2026-11-22', '2026-11-23'].map(state)).toEqual([
    'missing',
    'finished',
    'finished',
    'unfinished',
  ])
})

it('is incomplete where something is missing, and a gap where everything is', () => {
  expect(dayState(day('2026-11-20', { is_incomplete: true }), dashboard)).toBe('incomplete')
  expect(dayState(day('2026-11-20', { is_incomplete: true, cost: {} }), dashboard)).toBe('missing')
  expect(dayState(day('2026-11-20', { cost: {} }), dashboard)).toBe('finished')
})

it('says where the data begins only when something is missing before it', () => {
  expect(beginsLater(dashboard)).toBe('2026-11-10')
  expect(beginsLater({ ...dashboard, first_day: '2026-11-09' })).toBeNull()
  expect(beginsLater({ ...dashboard, first_day: null })).toBeNull()
})
