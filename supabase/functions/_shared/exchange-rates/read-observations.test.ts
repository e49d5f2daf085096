import { describe, expect, it } from 'vitest'
import { readObservations } from './read-observations.ts'

const march = { from: '2026-03-24', until: '2026-03-28' }
const wanted = new Set(['USD', 'EUR', 'GBP', 'JPY'])
const read = (text: string, range = march) => readObservations(JSON.parse(text), wanted, range)

describe('the Riksbank’s observations', () => {
  it('keep the decimals that were published', () => {
    const { fixings } = read(`[
      {"seriesId":"SEKEURPMI","date":"2026-03-24","value":10.8238},
      {"seriesId":"SEKGBPPMI","date":"2026-03-26","value":12.5302},
      {"seriesId":"SEKJPYPMI","date":"2026-03-26","value":0.058812},
      {"seriesId":"SEKUSDPMI","date":"2026-03-24","value":9.35344},
      {"seriesId":"SEKUSDPMI","date":"2026-03-25","value":9.5}]`)
    expect(fixings.map(({ currency, day, rate }) => `${currency} ${day} ${rate}`)).toEqual([
      'EUR 2026-03-24 10.8238',
      'GBP 2026-03-26 12.5302',
      'JPY 2026-03-26 0.058812',
      'USD 2026-03-24 9.35344',
      'USD 2026-03-25 9.5',
    ])
    expect(new Set(fixings.map(({ source, provisional }) => `${source} ${provisional}`))).toEqual(
      new Set(['riksbank false']),
    )
  })

  it('are for one unit, also where they were once for a hundred', () => {
    const [yen] = read('[{"seriesId":"SEKJPYPMI","date":"2026-03-26","value":0.058812}]').fixings
    expect(yen?.rate).toBe('0.058812')
  })

  it('know their series in lower case too', () => {
    expect(read('[{"seriesId":"sekusdpmi","date":"2026-03-24","value":9.35344}]').fixings).toHaveLength(1)
  })

  it('of other currencies, of the krona itself and of other days are left out', () => {
    const text = `[
      {"seriesId":"SEKETT","date":"2026-03-24","value":1},
      {"seriesId":"SEKNOKPMI","date":"2026-03-24","value":0.97},
      {"seriesId":"SEKEURPMI","date":"1998-12-31","value":9.4},
      {"seriesId":"SEKFIMPMI","date":"2002-02-28","value":1.55}]`
    expect(read(text)).toEqual({ fixings: [], skipped: 0 })
  })

  it.each(['0', '-9.3', 'null', '1e-7', '1e21'])('of %s are no rate, and counted', (value) => {
    expect(read(`[{"seriesId":"SEKUSDPMI","date":"2026-03-24","value":${value}}]`)).toEqual({
      fixings: [],
      skipped: 1,
    })
  })

  it.each(['2026-02-30', '2025-02-29', '2026-13-01', '24/03/2026'])(
    'of %s are of no day, and counted',
    (date) => {
      expect(
        read(`[{"seriesId":"SEKUSDPMI","date":"${date}","value":9.3}]`, {
          from: '2025-01-01',
          until: '2026-12-31',
        }),
      ).toEqual({ fixings: [], skipped: 1 })
    },
  )

  it.each(['{"status":400}', 'null', '[{"date":"2026-03-24","value":9.3}]', '"no"'])(
    'that are %s are no answer',
    (text) => {
      expect(() => read(text)).toThrow(/^The Riksbank answers with something that is no list of rates$/)
    },
  )
})
