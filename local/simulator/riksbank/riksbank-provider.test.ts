import { describe, expect, it } from 'vitest'
import { ecbProvider } from '../ecb/ecb-provider.ts'
import { addDays } from '../salon/local-time.ts'
import type { SimulatedProvider } from '../simulated-provider.ts'
import { isEcbDay, isSwedishBankDay } from './bank-days.ts'
import { riksbankFixings } from './known-fixings.ts'
import { riksbankProvider } from './riksbank-provider.ts'

const riksbank = riksbankProviderOf('one')
const ecb = ecbProvider({ seed: 'one' })
function riksbankProviderOf(seed: string) {
  return riksbankProvider({ seed })
}

const evening = Date.parse('2026-11-23T17:00:00Z')
async function ask(provider: SimulatedProvider, address: string, now = evening, habits: string[] = []) {
  const { pathname, searchParams } = new URL(address, 'http://x')
  return provider.handle({
    method: 'GET',
    path: pathname,
    query: searchParams,
    headers: {},
    body: '',
    now,
    habits: new Set(habits),
  })
}
const rates = async (
  path: string,
  now = evening,
): Promise<{ seriesId: string; date: string; value: number }[]> => {
  const { status, body } = await ask(riksbank, `/swea/v1${path}`, now)
  expect(status).toBe(200)
  return JSON.parse(body)
}
const exr = (series: string, from: string, until: string) =>
  ask(
    ecb,
    `/service/data/EXR/D.${series}.EUR.SP00.A?startPeriod=${from}&endPeriod=${until}&format=csvdata&detail=dataonly`,
  )

describe('the simulated Riksbank', () => {
  it('has the true fixings on their days', async () => {
    for (const [day, fixings] of Object.entries(riksbankFixings))
      for (const [currency, rate] of Object.entries(fixings)) {
        const [row] = await rates(`/Observations/SEK${currency}PMI/${day}/${day}`)
        expect({ day, currency, rate: String(row?.value) }).toEqual({ day, currency, rate })
      }
  })

  it('wanders between and after them without a jump, the same for the same seed', async () => {
    const year = await rates('/Observations/SEKUSDPMI/2025-11-23/2026-11-23')
    expect(year.length).toBeGreaterThan(245)
    for (const [index, { value }] of year.entries()) {
      const before = year[index - 1]?.value ?? value
      expect(Math.abs(value / before - 1)).toBeLessThan(0.03)
    }
    expect(year.every(({ value }) => value > 6 && value < 14)).toBe(true)
    const again = await ask(
      riksbankProviderOf('one'),
      '/swea/v1/Observations/SEKUSDPMI/2025-11-23/2026-11-23',
    )
    const other = await ask(
      riksbankProviderOf('two'),
      '/swea/v1/Observations/SEKUSDPMI/2025-11-23/2026-11-23',
    )
    expect(JSON.parse(again.body)).toEqual(year)
    expect(JSON.parse(other.body)).not.toEqual(year)
  })

  it('says nothing of today before 16:15 Stockholm time, in winter and in summer', async () => {
    const last = async (now: string) =>
      (await rates('/Observations/SEKUSDPMI/2026-07-01', Date.parse(now))).at(-1)?.date
    expect(await last('2026-11-23T15:14:00Z')).toBe('2026-11-20')
    expect(await last('2026-11-23T15:15:00Z')).toBe('2026-11-23')
    expect(await last('2026-07-14T14:14:00Z')).toBe('2026-07-13')
    expect(await last('2026-07-14T14:15:00Z')).toBe('2026-07-14')
  })

  it.each([
    ['a weekend', '/Observations/ByGroup/130/2026-03-28/2026-03-29'],
    ['Midsummer Eve', '/Observations/SEKUSDPMI/2025-06-20/2025-06-20'],
    ['an unknown series', '/Observations/SEKXAGPMI/2026-03-24/2026-03-24'],
    ['plain codes instead of ids', '/CrossRates/USD/SEK/2026-03-24'],
  ])('has nothing to say of %s: 204 without a body', async (_, path) => {
    expect(await ask(riksbank, `/swea/v1${path}`)).toEqual({ status: 204, body: '' })
  })

  it.each([
    ['over one year', 400, '/swea/v1/Observations/ByGroup/130/2024-01-01/2026-01-01'],
    ['backwards', 400, '/swea/v1/Observations/ByGroup/130/2026-01-02/2026-01-01'],
    ['no dates', 400, '/swea/v1/Observations/ByGroup/130/today'],
    ['another path', 404, '/swea/v2/Observations/Latest/SEKUSDPMI'],
  ])('refuses a range %s', async (_, status, path) => {
    expect((await ask(riksbank, path)).status).toBe(status)
  })

  it('lists currencies that ended long ago beside the living', async () => {
    const latest = await rates('/Observations/Latest/ByGroup/130')
    expect(latest).toContainEqual({ seriesId: 'SEKFIMPMI', date: '2001-12-28', value: 1.5822 })
    expect(latest.find(({ seriesId }) => seriesId === 'SEKUSDPMI')?.date).toBe('2026-11-23')
  })

  it('answers the latest of one series with one object', async () => {
    const { body } = await ask(riksbank, '/swea/v1/Observations/Latest/SEKEURPMI')
    expect(JSON.parse(body)).toMatchObject({ date: '2026-11-23' })
  })

  it('knows the Swedish bank days', async () => {
    const missing = [
      ...['2024-01-01', '2024-03-29', '2024-04-01', '2024-05-01', '2024-05-09', '2024-06-06', '2024-06-21'],
      ...['2024-12-24', '2024-12-25', '2024-12-26', '2024-12-31', '2025-01-01', '2025-01-06', '2025-04-18'],
      ...['2025-04-21', '2025-05-01', '2025-05-29', '2025-06-06', '2025-06-20', '2025-12-24', '2025-12-25'],
      ...['2025-12-26', '2025-12-31', '2026-01-01'],
    ]
    const { body } = await ask(riksbank, '/swea/v1/CalendarDays/2024-01-01/2026-01-02')
    const days: { calendarDate: string; swedishBankday: boolean }[] = JSON.parse(body)
    const closed = days.filter(({ calendarDate, swedishBankday }) => {
      const weekday = new Date(calendarDate).getUTCDay()
      return !swedishBankday && weekday !== 0 && weekday !== 6
    })
    expect(closed.map(({ calendarDate }) => calendarDate)).toEqual(missing)
  })
})

describe('the simulated ECB', () => {
  it('has the true rates, by series', async () => {
    const { body } = await exr('USD+SEK+GBP', '2026-03-16', '2026-03-18')
    expect(body.split('\r\n').slice(0, 3)).toEqual([
      'KEY,FREQ,CURRENCY,CURRENCY_DENOM,EXR_TYPE,EXR_SUFFIX,TIME_PERIOD,OBS_VALUE',
      'EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2026-03-16,1.1478',
      'EXR.D.USD.EUR.SP00.A,D,USD,EUR,SP00,A,2026-03-17,1.1531',
    ])
    expect(body).toContain('2026-03-18,1.1500')
    expect(body).toContain('EXR.D.GBP.EUR.SP00.A,D,GBP,EUR,SP00,A,2026-03-17,0.86430')
  })

  it.each([
    ['2025-01-06', '11.4645'],
    ['2025-05-29', '10.8695'],
    ['2025-06-06', '10.9590'],
    ['2025-06-20', '11.1250'],
    ['2025-12-24', '10.8055'],
    ['2025-12-31', '10.8215'],
  ])('has a rate on %s, when Swedish banks are closed', async (day, rate) => {
    expect(isSwedishBankDay(day)).toBe(false)
    expect((await exr('SEK', day, day)).body).toContain(`${day},${rate}`)
  })

  it('rests on its own six days, and every Swedish bank day is one of its days', () => {
    const rest: string[] = []
    for (let day = '2025-01-01'; day <= '2025-12-31'; day = addDays(day, 1)) {
      const weekday = new Date(day).getUTCDay()
      if (weekday > 0 && weekday < 6 && !isEcbDay(day)) rest.push(day)
      if (isSwedishBankDay(day)) expect(isEcbDay(day)).toBe(true)
    }
    expect(rest).toEqual(['2025-01-01', '2025-04-18', '2025-04-21', '2025-05-01', '2025-12-25', '2025-12-26'])
  })

  it('answers 200 with nothing where it has nothing', async () => {
    expect(await exr('USD+SEK', '2026-03-28', '2026-03-29')).toMatchObject({ status: 200, body: '' })
    expect(await exr('XAG', '2026-03-24', '2026-03-24')).toMatchObject({ status: 200, body: '' })
  })
})
