import { describe, expect, it } from 'vitest'
import type { Conversation } from './conversation.ts'
import { addDays } from './local-time.ts'
import { modelUseOfCall, modelUseOfDay, type ModelUse } from './model-use.ts'
import { planDay } from './plan-day.ts'
import { salonBjork as salon } from './salon-profile.ts'

const days = Array.from({ length: 60 }, (_, index) => addDays('2026-09-01', index))
const use = days.map((day) => modelUseOfDay({ salon, seed: 'test', day }))
const rows = use.flat()
const sum = (field: (row: ModelUse) => number) => rows.reduce((total, row) => total + field(row), 0)
const answered = days
  .flatMap((day) => planDay({ salon, seed: 'test', day }))
  .filter(({ outcome }) => outcome === 'answered')

const call = (changes: Partial<Conversation>): Conversation => ({
  key: 'one',
  day: '2026-09-01',
  startsAt: Date.parse('2026-09-01T10:00:00Z'),
  caller: null,
  outcome: 'answered',
  ringSeconds: 3,
  talkSeconds: 120,
  transfer: null,
  appointment: null,
  texts: [],
  ...changes,
})
const tokens = (conversation: Conversation) =>
  modelUseOfCall('test', conversation).reduce((total, { promptTokens }) => total + promptTokens, 0)

describe('two months of model use', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(days.map((day) => modelUseOfDay({ salon, seed: 'test', day }))).toEqual(use)
    expect(modelUseOfDay({ salon, seed: 'other', day: '2026-09-03' })).not.toEqual(use[2])
  })

  it('costs two to five US cents a call', () => {
    const perCall = sum(({ usd }) => Number(usd)) / answered.length
    expect(perCall).toBeGreaterThan(0.02)
    expect(perCall).toBeLessThan(0.05)
  })

  it('asks two models, one of them now and then at another endpoint, a row a day for each', () => {
    expect(new Set(rows.map(({ model }) => model)).size).toBe(2)
    expect(new Set(rows.map(({ endpointId }) => endpointId)).size).toBe(3)
    for (const day of use) expect(new Set(day.map(({ endpointId }) => endpointId)).size).toBe(day.length)
  })

  it('gives exact decimals of at most ten places, the very sum of tokens and price', () => {
    for (const { usd } of rows) expect(usd).toMatch(/^\d+(\.\d{1,10})?$/)
    const row = rows.find(({ model }) => model.startsWith('openai/'))
    const micros = (row?.promptTokens ?? 0) * 4 + (row?.completionTokens ?? 0) * 16
    expect(Number(row?.usd)).toBeCloseTo(micros / 1e7, 10)
  })
})

describe('the model use of a call', () => {
  it('grows faster than its length: all that was said is sent again', () => {
    const [short, long] = [tokens(call({ talkSeconds: 60 })), tokens(call({ talkSeconds: 240 }))]
    expect(long).toBeGreaterThan(short * 4)
  })

  it('ends where a colleague takes over', () => {
    const transfer = { to: salon.staff[0], afterSeconds: 36, ringSeconds: 5, talkSeconds: 79 }
    expect(tokens(call({ transfer }))).toBeLessThan(tokens(call({})) / 2)
  })

  it('is nothing when nobody picked up, and has no summary when the caller hung up at once', () => {
    expect(modelUseOfCall('test', call({ outcome: 'no-answer', talkSeconds: 0 }))).toEqual([])
    expect(modelUseOfCall('test', call({ talkSeconds: 8 }))).toHaveLength(1)
  })
})

describe('the days of the model use', () => {
  const late = call({ startsAt: Date.parse('2026-09-01T23:58:59Z'), day: '2026-09-02' })
  const conversations = (day: string) => (day === late.day ? [late] : [])
  const on = (day: string, until?: number) =>
    modelUseOfDay({ salon, seed: 'test', day, conversations, ...(until !== undefined && { until }) })

  it('end at midnight UTC, whatever the salon calls the day: what is summed up after it counts for the next', () => {
    expect(on('2026-09-01')).toEqual([])
    expect(on('2026-09-02').map(({ requests }) => requests)).toEqual([13, 1])
  })

  it('know nothing of what has not happened yet', () => {
    expect(on('2026-09-02', Date.parse('2026-09-02T00:00:30Z'))).toEqual([])
  })
})
