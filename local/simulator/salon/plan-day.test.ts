import { parsePhoneNumberFromString } from 'libphonenumber-js'
import { describe, expect, it } from 'vitest'
import { isOpen } from './arrival-rate.ts'
import { endOf, type Conversation } from './conversation.ts'
import { isFictionNumber } from './fiction-numbers.ts'
import { addDays, instantAt, isoWeekday, localDay, localHour } from './local-time.ts'
import { planDay } from './plan-day.ts'
import { salonBjork as salon } from './salon-profile.ts'
import { isSwedishHoliday } from './swedish-holidays.ts'

const first = '2025-11-24'
const days = Array.from({ length: 364 }, (_, index) => addDays(first, index))
const year = new Map(days.map((day) => [day, planDay({ salon, seed: 'test', day })]))
const calls = [...year.values()].flat()
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const countsOn = (wanted: (day: string) => boolean) =>
  days.filter(wanted).map((day) => year.get(day)?.length ?? 0)
const hourOf = (call: Conversation) => Math.floor(localHour(call.startsAt, salon.timeZone))
const openCalls = calls.filter((call) => isOpen(salon, call.day, hourOf(call)))

describe('a planned year', () => {
  it('is the same for the same seed, and another for another', () => {
    const again = days.map((day) => planDay({ salon, seed: 'test', day }))
    expect(again).toEqual([...year.values()])
    expect(planDay({ salon, seed: 'other', day: first })).not.toEqual(year.get(first))
  })

  it('has about ten thousand calls, and none before the salon opened', () => {
    expect(calls.length).toBeGreaterThan(8500)
    expect(calls.length).toBeLessThan(11_500)
    expect(planDay({ salon, seed: 'test', day: addDays(salon.since, -1) })).toEqual([])
  })

  it('keeps every call within its own local day, oldest first, with unique keys', () => {
    for (const [day, planned] of year) {
      const midnight = instantAt(addDays(day, 1), 0, salon.timeZone)
      for (const call of planned) {
        expect(localDay(call.startsAt, salon.timeZone)).toBe(day)
        expect(endOf(call)).toBeLessThan(midnight)
        expect(call.startsAt % 1000).toBe(0)
      }
      const starts = planned.map((call) => call.startsAt)
      expect(starts).toEqual(starts.toSorted((a, b) => a - b))
    }
    expect(new Set(calls.map((call) => call.key)).size).toBe(calls.length)
  })

  it('is busiest when the salon is open, most of all on Saturdays, and quiet at night', () => {
    const perOpenHour = (wanted: (weekday: number) => boolean) => {
      const open = days.filter((day) => wanted(isoWeekday(day)))
      const hours = open
        .flatMap((day) => Array.from({ length: 24 }, (_, hour) => isOpen(salon, day, hour)))
        .filter(Boolean)
      return openCalls.filter((call) => wanted(isoWeekday(call.day))).length / hours.length
    }
    expect(openCalls.length / calls.length).toBeGreaterThan(0.7)
    expect(perOpenHour((weekday) => weekday === 6)).toBeGreaterThan(2 * perOpenHour((weekday) => weekday < 6))
    const saturdays = mean(countsOn((day) => isoWeekday(day) === 6 && !isSwedishHoliday(day)))
    const midweek = mean(countsOn((day) => [2, 3].includes(isoWeekday(day)) && !isSwedishHoliday(day)))
    expect(saturdays).toBeGreaterThan(midweek)
    const closedDays = mean(countsOn((day) => isoWeekday(day) === 7 || isSwedishHoliday(day)))
    expect(closedDays).toBeLessThan(midweek / 2)
    expect(calls.filter((call) => hourOf(call) < 6).length / calls.length).toBeLessThan(0.02)
  })

  it('spreads calls over every minute of the hour', () => {
    const minutes = new Set(calls.map((call) => Math.floor(call.startsAt / 60_000) % 60))
    expect(minutes.size).toBe(60)
  })

  it('has lunch as its peak', () => {
    const at = (hour: number) =>
      openCalls.filter((call) => isoWeekday(call.day) === 3 && hourOf(call) === hour).length
    expect(at(12)).toBeGreaterThan(at(14) * 1.15)
  })

  it('has believable outcomes and lengths', () => {
    const share = (outcome: string) => calls.filter((call) => call.outcome === outcome).length / calls.length
    expect(share('answered')).toBeGreaterThan(0.86)
    expect(share('answered')).toBeLessThan(0.92)
    for (const outcome of ['canceled', 'no-answer', 'busy']) expect(share(outcome)).toBeGreaterThan(0.008)
    expect(share('failed')).toBeGreaterThan(0)
    expect(share('failed')).toBeLessThan(0.01)
    const answered = calls.filter((call) => call.outcome === 'answered').map((call) => call.talkSeconds)
    expect(Math.max(...answered)).toBeLessThanOrEqual(361)
    expect(mean(answered)).toBeGreaterThan(85)
    expect(mean(answered)).toBeLessThan(140)
    const hangUps = answered.filter((seconds) => seconds <= 12).length / answered.length
    expect(hangUps).toBeGreaterThan(0.04)
    expect(hangUps).toBeLessThan(0.1)
    expect(calls.filter((call) => call.outcome !== 'answered').every((call) => call.talkSeconds === 0)).toBe(
      true,
    )
  })

  it('passes some callers on to the staff, within the length of the call', () => {
    const transferred = calls.flatMap((call) => (call.transfer ? [{ call, transfer: call.transfer }] : []))
    expect(transferred.length / calls.length).toBeGreaterThan(0.03)
    for (const { call, transfer } of transferred) {
      expect(salon.staff).toContain(transfer.to)
      expect(transfer.afterSeconds + transfer.ringSeconds + transfer.talkSeconds).toBeLessThanOrEqual(
        call.talkSeconds,
      )
    }
  })

  it('has callers who come back, foreigners and withheld numbers', () => {
    const share = (wanted: (caller: string | null) => boolean) =>
      calls.filter((call) => wanted(call.caller)).length / calls.length
    expect(share((caller) => caller === null)).toBeGreaterThan(0.03)
    expect(share((caller) => caller === null)).toBeLessThan(0.09)
    expect(share((caller) => caller !== null && !caller.startsWith('+46'))).toBeGreaterThan(0.01)
    const visits = new Map<string, number>()
    for (const { caller } of calls) if (caller) visits.set(caller, (visits.get(caller) ?? 0) + 1)
    expect(Math.max(...visits.values())).toBeGreaterThan(100)
  })

  it('confirms bookings by text and now and then gets an answer', () => {
    const texts = calls.flatMap((call) => call.texts)
    const inbound = texts.filter((text) => text.direction === 'inbound')
    expect(texts.length / calls.length).toBeGreaterThan(0.2)
    expect(inbound.length / texts.length).toBeGreaterThan(0.03)
    expect(inbound.length / texts.length).toBeLessThan(0.15)
    expect(texts.some((text) => text.outcome === 'undelivered')).toBe(true)
  })

  it('uses only numbers reserved for fiction, each of them valid in form', () => {
    const numbers = new Set([
      salon.phone,
      ...salon.staff,
      ...calls.flatMap((call) => [call.caller, call.transfer?.to, ...call.texts.map((text) => text.number)]),
    ])
    for (const number of numbers) {
      if (!number) continue
      expect(isFictionNumber(number), number).toBe(true)
      expect(parsePhoneNumberFromString(number)?.isValid(), number).toBe(true)
    }
  })

  it('does not take a real number for a fictitious one', () => {
    for (const number of [
      '+46701740604',
      '+46701740700',
      '+46812345678',
      '+12125550200',
      '+4670174060',
      '',
    ]) {
      expect(isFictionNumber(number), number).toBe(false)
    }
  })
})
