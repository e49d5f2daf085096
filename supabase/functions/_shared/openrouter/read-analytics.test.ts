import { expect, it } from 'vitest'
import { parseExactJson } from './exact-json.ts'
import { readAnalytics } from './read-analytics.ts'

const row = {
  date__day: '2026-06-03',
  model: 'openai/gpt-4.1-mini',
  total_usage: 1.27,
  request_count: '412',
  tokens_prompt: '1000000',
  tokens_completion: '70000',
}
const metadata = { query_time_ms: 31, row_count: 1, truncated: false }
const read = (data: unknown[], more: object = {}) =>
  readAnalytics(
    parseExactJson(
      'OpenRouter',
      JSON.stringify({
        data: { data, metadata: { ...metadata, ...more }, cachedAt: 1780500000000, warnings: [] },
      }),
    ),
  )

it('reads through the double nesting, counts that are text and costs that are numbers', () => {
  expect(read([row])).toMatchObject({
    isTruncated: false,
    rows: [
      {
        day: '2026-06-03',
        model: 'openai/gpt-4.1-mini',
        modelPermaslug: '',
        endpointId: '',
        requests: 412,
        promptTokens: 1_000_000,
        completionTokens: 70_000,
        creditsUsd: '1.27',
        byokUsd: '0',
      },
    ],
  })
})

it('takes a full time stamp for its day', () => {
  expect(read([{ ...row, date__day: '2026-06-03T00:00:00.000Z' }])?.rows[0]?.day).toBe('2026-06-03')
})

it('says when rows were cut off', () => {
  expect(read([row], { truncated: true })?.isTruncated).toBe(true)
})

it('does not read past one nesting, an error or a missing word on truncation', () => {
  expect(readAnalytics({ data: [row] })).toBeUndefined()
  expect(readAnalytics({ data: { data: [row], metadata: {} } })).toBeUndefined()
  expect(readAnalytics({ error: { code: 400, message: 'x' } })).toBeUndefined()
})

it('counts a row that it does not understand', () => {
  expect(read([{ ...row, request_count: 'many' }])).toMatchObject({
    rows: [],
    skipped: 1,
    doubtfulDays: new Set(['2026-06-03']),
  })
})
