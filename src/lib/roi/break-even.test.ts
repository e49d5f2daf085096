import { expect, it } from 'vitest'
import { breakEvenBookings } from './break-even'
import { decimal } from './decimal'

it('is as many bookings like those of the period as the rest of the cost needs', () => {
  // 600 / 25.704 = 23.3…
  expect(breakEvenBookings(decimal(1_000), decimal(400), [decimal('25.704')])).toBe(24)
  expect(breakEvenBookings(decimal(1_000), decimal(400), [decimal(100), decimal(200)])).toBe(4)
})

it('is none when saved time pays already', () => {
  expect(breakEvenBookings(decimal(400), decimal(400), [])).toBe(0)
})

it('is unknown when no booking is worth anything: no number of them would do', () => {
  expect(breakEvenBookings(decimal(1_000), decimal(400), [])).toBeNull()
  expect(breakEvenBookings(decimal(1_000), decimal(400), [decimal(0)])).toBeNull()
})
