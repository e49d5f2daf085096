import type { OpeningHours } from '@/lib/opening-hours'

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export type Weekday = (typeof weekdays)[number]

/** Local times on the 24-hour clock, `09:00`; while being typed, whatever was typed. */
export type Span = [opens: string, closes: string]
export type HoursDraft = Record<Weekday, Span[]>

const usualDay: Span = ['09:00', '18:00']

/** Every weekday with its spans; a day off has none. */
export function draftOf(hours: OpeningHours): HoursDraft {
  const spans = (day: Weekday): Span[] => (hours[day] ?? []).map(([opens, closes]) => [opens, closes])
  return {
    mon: spans('mon'),
    tue: spans('tue'),
    wed: spans('wed'),
    thu: spans('thu'),
    fri: spans('fri'),
    sat: spans('sat'),
    sun: spans('sun'),
  }
}

/** What is stored: only the days that are open. */
export function hoursOf(draft: HoursDraft): OpeningHours {
  return Object.fromEntries(weekdays.filter((day) => draft[day].length > 0).map((day) => [day, draft[day]]))
}

export function setOpen(draft: HoursDraft, day: Weekday, isOpen: boolean): HoursDraft {
  return { ...draft, [day]: isOpen ? [usualDay] : [] }
}

export function setSpan(draft: HoursDraft, day: Weekday, place: number, span: Span): HoursDraft {
  return { ...draft, [day]: draft[day].map((kept, index) => (index === place ? span : kept)) }
}

/** One more span after the last, from an hour later to the evening: what comes after a lunch break. */
export function addSpan(draft: HoursDraft, day: Weekday): HoursDraft {
  const lastCloses = draft[day].at(-1)?.[1] ?? '12:00'
  const hour = Math.min(22, Number(lastCloses.slice(0, 2)) + 1)
  const opens = `${String(hour).padStart(2, '0')}:00`
  const closes = hour < 18 ? '18:00' : '23:00'
  return { ...draft, [day]: [...draft[day], [opens, closes]] }
}

export function removeSpan(draft: HoursDraft, day: Weekday, place: number): HoursDraft {
  return { ...draft, [day]: draft[day].filter((_span, index) => index !== place) }
}

/** Monday's hours on all weekdays. */
export function copyMonday(draft: HoursDraft): HoursDraft {
  return { ...draft, tue: draft.mon, wed: draft.mon, thu: draft.mon, fri: draft.mon }
}

/** Reads a time as people write it: `9`, `9.30`, `0930`, `09:30`. Anything else is null. */
export function readClock(typed: string): string | null {
  const [, hours, minutes = '00'] = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(typed.trim()) ?? []
  if (hours === undefined || Number(minutes) > 59) return null
  const clock = `${hours.padStart(2, '0')}:${minutes}`
  return clock <= '24:00' ? clock : null
}

/** Are the spans complete, in order, and apart? */
export function isValidDay(spans: readonly Span[]): boolean {
  return spans.every(([opens, closes], place) => {
    const before = spans[place - 1]
    const isComplete = readClock(opens) === opens && readClock(closes) === closes
    return isComplete && opens < closes && (before === undefined || before[1] <= opens)
  })
}
