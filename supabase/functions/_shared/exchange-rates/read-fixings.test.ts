import type { ServerResponse } from 'node:http'
import { beforeEach, describe, expect, it } from 'vitest'
import { serve } from '../testing-server.ts'
import { openEcb } from './ecb.ts'
import { fixingsReader } from './read-fixings.ts'
import { openRiksbank } from './riksbank.ts'

type Answer = (response: ServerResponse) => void

const range = { from: '2026-03-16', until: '2026-03-25', isHistory: false }
const table = [
  'CURRENCY,CURRENCY_DENOM,TIME_PERIOD,OBS_VALUE',
  'SEK,EUR,2026-03-16,10.769',
  'USD,EUR,2026-03-16,1.1478',
].join('\n')

let asked: string[]
beforeEach(() => {
  asked = []
})

/** Both banks answer as told; neither gets a second try, nor more than a moment. */
async function reader({ riksbank, ecb }: { riksbank: Answer; ecb: Answer }) {
  const url = await serve((request, response) => {
    const isEcb = request.url?.startsWith('/ecb/')
    asked.push(isEcb ? 'ecb' : 'riksbank')
    ;(isEcb ? ecb : riksbank)(response)
  })
  return fixingsReader({
    riksbank: openRiksbank({ baseUrl: `${url}/riksbank`, apiKey: '' }),
    ecb: openEcb({ baseUrl: `${url}/ecb` }),
    request: { tries: 1, timeoutMs: 500 },
    bankDays: () => Promise.resolve(new Map([['2026-03-16', true]])),
  })
}
const silent: Answer = () => undefined
const refuse =
  (status: number, headers = {}): Answer =>
  (response) =>
    void response.writeHead(status, headers).end('{}')

it('a Riksbank that does not answer in time is not waited for again, and the ECB gives the rates', async () => {
  const fixings = await reader({ riksbank: silent, ecb: (response) => void response.end(table) })
  for (const _ of [1, 2]) {
    expect((await fixings.read(new Set(['USD']), range)).fixings).toEqual([
      { currency: 'USD', day: '2026-03-16', rate: '9.3823', source: 'ecb', provisional: false },
    ])
  }
  expect(asked).toEqual(['riksbank', 'ecb', 'ecb'])
})

describe('while neither answers, the Riksbank’s trouble is told: the ECB', () => {
  it.each<[string, Answer]>([
    ['does not answer in time', silent],
    ['closes the connection', (response) => void response.destroy()],
    ['answers 401', refuse(401)],
    ['answers 404', refuse(404)],
    ['answers 429 with Retry-After', refuse(429, { 'retry-after': '3600' })],
    ['answers 429 without Retry-After', refuse(429)],
    ['answers 500', refuse(500)],
    ['answers in HTML', (response) => void response.end('<!doctype html><title>Maintenance</title>')],
    ['answers half a head', (response) => void response.end(table.slice(0, 30))],
    ['has nothing where banks were open', (response) => void response.end('')],
  ])('%s', async (_, ecb) => {
    const fixings = await reader({ riksbank: refuse(429), ecb })
    await expect(fixings.read(new Set(['USD']), range)).rejects.toMatchObject({
      code: 'PROVIDER_RATE_LIMITED',
    })
    expect(asked).toEqual(['riksbank', 'ecb'])
  })
})
