import { describe, expect, it } from 'vitest'
import { readEcbRates } from './read-ecb-rates.ts'

const HEAD = 'KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE'
const row = (currency: string, day: string, value: string) =>
  `EXR.D.${currency}.EUR.SP00.A,D,${currency},EUR,SP00,A,${day},${value}`
const march = { from: '2026-03-16', until: '2026-03-18' }
const wanted = new Set(['USD', 'EUR', 'GBP'])
const everyDay = () => true

const recorded = [
  HEAD,
  row('GBP', '2026-03-16', '0.86408'),
  row('GBP', '2026-03-17', '0.8643'),
  row('GBP', '2026-03-18', '0.86393'),
  row('SEK', '2026-03-16', '10.769'),
  row('SEK', '2026-03-17', '10.7055'),
  row('SEK', '2026-03-18', '10.7778'),
  row('USD', '2026-03-16', '1.1478'),
  row('USD', '2026-03-17', '1.1531'),
  row('USD', '2026-03-18', '1.1500'),
].join('\r\n')

const rates = (text: string, isBankDay: (day: string) => boolean | undefined = everyDay, range = march) =>
  readEcbRates(text, wanted, range, isBankDay).fixings.map(
    ({ currency, day, rate, provisional }) =>
      `${day} ${currency} ${rate}${provisional ? ' provisional' : ''}`,
  )

describe('the ECB’s rates', () => {
  it('are turned round: kronor for one unit', () => {
    expect(rates(recorded)).toEqual([
      '2026-03-16 USD 9.3823',
      '2026-03-16 EUR 10.769',
      '2026-03-16 GBP 12.46297',
      '2026-03-17 USD 9.2841',
      '2026-03-17 EUR 10.7055',
      '2026-03-17 GBP 12.38632',
      '2026-03-18 USD 9.372',
      '2026-03-18 EUR 10.7778',
      '2026-03-18 GBP 12.47532',
    ])
  })

  it('are found by the names of the columns, with more of them and in another order', () => {
    const text = [
      'OBS_STATUS,OBS_VALUE,TIME_PERIOD,CURRENCY_DENOM,CURRENCY,TITLE',
      'A,10.769,2026-03-16,EUR,SEK,"Swedish krona/Euro, 2:15 pm (C.E.T.)"',
      'A,1.1478,2026-03-16,EUR,USD,"US dollar/Euro, 2:15 pm (C.E.T.)"',
    ].join('\n')
    expect(rates(text)).toEqual(['2026-03-16 USD 9.3823', '2026-03-16 EUR 10.769'])
  })

  it('of a day that is no Swedish bank day are not used: Midsummer Eve 2025', () => {
    const text = [HEAD, row('SEK', '2025-06-19', '11.067'), row('SEK', '2025-06-20', '11.125')].join('\n')
    const june = { from: '2025-06-16', until: '2025-06-23' }
    expect(rates(text, (day) => day !== '2025-06-20', june)).toEqual(['2025-06-19 EUR 11.067'])
  })

  it('are provisional where nobody knows whether it is a bank day', () => {
    const text = [HEAD, row('SEK', '2026-03-16', '10.769')].join('\n')
    expect(rates(text, () => undefined)).toEqual(['2026-03-16 EUR 10.769 provisional'])
  })

  it('of an empty day, with an empty value, or without kronor are none', () => {
    expect(rates('')).toEqual([])
    expect(rates('\n')).toEqual([])
    expect(
      rates([HEAD, row('SEK', '2026-03-16', ''), row('USD', '2026-03-16', '1.1478')].join('\n')),
    ).toEqual([])
  })

  it('of one currency may be missing: the others stay', () => {
    const text = [HEAD, row('SEK', '2026-03-16', '10.769'), row('USD', '2026-03-16', '')].join('\n')
    expect(rates(text)).toEqual(['2026-03-16 EUR 10.769'])
  })

  it('that are no numbers are counted and left out', () => {
    const text = [HEAD, row('SEK', '2026-03-16', '10.769'), row('USD', '2026-03-16', 'NaN')].join('\n')
    expect(readEcbRates(text, wanted, march, everyDay)).toMatchObject({ skipped: 1 })
  })

  it.each(['<!doctype html><title>Maintenance</title>', '{"error":"x"}', 'A,B\n1,2'])(
    'that are %s are no answer',
    (text) => {
      expect(() => rates(text)).toThrow(/is no table of rates$/)
    },
  )
})
