import { describe, expect, it } from 'vitest'
import { parseExactJson } from './exact-json.ts'
import { readActivity } from './read-activity.ts'
import { activityRow } from './testing-rows.ts'

const item = activityRow()
const read = (...items: unknown[]) => {
  const reading = readActivity(parseExactJson('OpenRouter', JSON.stringify({ data: items })))
  if (!reading) throw new Error('It was not read')
  return reading
}

describe('a row of activity', () => {
  it('is read with every field', () => {
    expect(read(item)).toEqual({
      rows: [
        {
          day: '2026-09-14',
          model: 'openai/gpt-4.1-mini',
          modelPermaslug: 'openai/gpt-4.1-mini-2025-04-14',
          endpointId: '7c1f0b52-2f0e-4c6a-9d55-0e1f6b3a9a10',
          providerName: 'OpenAI',
          requests: 37,
          promptTokens: 91240,
          completionTokens: 8110,
          reasoningTokens: 512,
          creditsUsd: '0.41873',
          byokUsd: '0',
        },
      ],
      skipped: 0,
      doubtfulDays: new Set(),
      isAllDoubtful: false,
    })
  })

  it.each(['2026-09-14 00:00:00', '2026-09-14T00:00:00Z', '2026-09-14T00:00:00.000Z'])(
    'may carry a time with its day: %s',
    (date) => {
      expect(read({ ...item, date }).rows[0]?.day).toBe('2026-09-14')
    },
  )

  it('keeps own-key spending apart from credits, and loses no digit of either', () => {
    const text = `{"data":[${JSON.stringify(item).replace('0.41873', '0.418730000000000012345').replace('"byok_usage_inference":0', '"byok_usage_inference":1.2e-8')}]}`
    const row = readActivity(parseExactJson('OpenRouter', text))?.rows[0]
    expect(row).toMatchObject({ creditsUsd: '0.418730000000000012345', byokUsd: '0.000000012' })
  })

  it('without endpoint and provider has empty ones, so that its identity is one and the same every time', () => {
    expect(read({ ...item, endpoint_id: null, provider_name: null }).rows[0]).toMatchObject({
      endpointId: '',
      providerName: '',
    })
  })

  it('does not add reasoning tokens to the completion they are part of', () => {
    expect(read({ ...item, reasoning_tokens: 8000 }).rows[0]).toMatchObject({
      completionTokens: 8110,
      reasoningTokens: 8000,
    })
  })

  it('that is repeated counts once; parts of one identity count together', () => {
    expect(read(item, item).rows).toHaveLength(1)
    expect(read(item, item).rows[0]?.requests).toBe(37)
    const parts = read({ ...item, endpoint_id: null }, { ...item, endpoint_id: null, provider_name: 'Azure' })
    expect(parts.rows).toMatchObject([
      { requests: 74, creditsUsd: '0.83746', providerName: 'OpenAI, Azure', endpointId: '' },
    ])
  })
})

describe('a row that is not understood', () => {
  it.each([
    ['negative count', { ...item, requests: -1 }],
    ['half a request', { ...item, requests: 1.5 }],
    ['no price', { ...item, usage: null }],
    ['no model', { ...item, model: '' }],
  ])('(%s) is counted, and makes its day doubtful', (_, odd) => {
    const reading = read(odd, { ...item, date: '2026-09-15' })
    expect(reading.rows).toHaveLength(1)
    expect(reading).toMatchObject({
      skipped: 1,
      doubtfulDays: new Set(['2026-09-14']),
      isAllDoubtful: false,
    })
  })

  it.each(['14/09/2026', '2026-02-30', '2026-09-1', '', null])(
    '(day %j) makes every day doubtful',
    (date) => {
      expect(read({ ...item, date }, item)).toMatchObject({ skipped: 1, isAllDoubtful: true })
    },
  )
})

it.each([{}, [], { data: {} }, { error: { code: 500, message: 'x' } }, null, 'data'])(
  'does not take %j for an account without use',
  (json) => {
    expect(readActivity(json)).toBeUndefined()
  },
)

it('takes an empty list for an account without use', () => {
  expect(readActivity({ data: [] })).toMatchObject({ rows: [], skipped: 0 })
})
