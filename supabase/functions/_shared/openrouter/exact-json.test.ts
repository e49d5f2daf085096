import { expect, it } from 'vitest'
import { ProviderError } from '../provider-request.ts'
import { parseExactJson } from './exact-json.ts'

it('keeps every digit of every number, and leaves strings alone', () => {
  const text = String.raw`{"a":0.10000000000000000001,"b":[1e-8,-0,12],"c":"7 \"8\" \\","d":{"9":true},"e":null,"f":"\\\"1"}`
  expect(parseExactJson('OpenRouter', text)).toEqual({
    a: '0.10000000000000000001',
    b: ['1e-8', '-0', '12'],
    c: '7 "8" \\',
    d: { 9: true },
    e: null,
    f: '\\"1',
  })
})

it('reads a long answer in one go', () => {
  const text = JSON.stringify({
    data: Array.from({ length: 50_000 }, (_, at) => ({ at, s: 'x'.repeat(50) })),
  })
  expect(parseExactJson('OpenRouter', text)).toMatchObject({ data: { length: 50_000 } })
})

it.each(['', '{"a":1', '<!doctype html><title>1</title>', '{a:1}', '01', '{1:2}'])('refuses %j', (text) => {
  expect(() => parseExactJson('OpenRouter', text)).toThrow(ProviderError)
})
