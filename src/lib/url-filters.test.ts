import { describe, expect, it } from 'vitest'
import { readDays, readField, writeFilters } from './url-filters'

const none = { by: 'made', kind: null as string | null, from: null as string | null, all: false }
const days = (search: string) => readDays(new URLSearchParams(search))

describe('filters in the URL', () => {
  it('stand there when they differ from none', () => {
    expect(writeFilters({ kind: 'call', all: true }, none)).toBe('?kind=call&all=yes')
    expect(writeFilters({ by: 'made', kind: null }, none)).toBe('')
    expect(writeFilters({ by: 'visit', all: true }, none, 'each')).toBe('?by=visit&all=each')
    expect(writeFilters({ kind: 'sms' }, none, 'yes', { month: '2026-10' })).toBe('?month=2026-10&kind=sms')
  })

  it('have days that exist, the earlier first', () => {
    expect(days('from=2026-11-23&to=2026-11-01')).toEqual({ from: '2026-11-01', to: '2026-11-23' })
    expect(days('from=2026-02-30&to=2026-11-01')).toEqual({ from: null, to: '2026-11-01' })
  })

  it('are read from a field as from the URL, that one alone', () => {
    expect(readField(readDays, 'to', '2026-11-01')).toEqual({ to: '2026-11-01' })
    expect(readField(readDays, 'to', '')).toEqual({ to: null })
  })
})
