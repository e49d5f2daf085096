import * as z from 'zod/mini'
import { optionalEnv, urlEnv } from '../env.ts'
import { askProvider, parseProviderJson, unreadable, type RequestOptions } from '../provider-request.ts'
import type { DayRange, FixingsRead } from './fixing.ts'
import { readObservations } from './read-observations.ts'

/** Sveriges Riksbank: kronor for one unit of a currency, 16:15 Swedish time on every Swedish bank day. */
export type Riksbank = {
  /** @param range at most a year. @throws ProviderError */
  fixings(currencies: ReadonlySet<string>, range: DayRange, options?: RequestOptions): Promise<FixingsRead>
  /** @param range at most a year. @throws ProviderError */
  calendar(range: DayRange, options?: RequestOptions): Promise<CalendarDay[]>
}
export type CalendarDay = { day: string; is_bank_day: boolean }

/** All currencies against the krona. */
const ALL_CURRENCIES = 130
const PROVIDER = 'The Riksbank'

const calendarDays = z.array(z.object({ calendarDate: z.iso.date(), swedishBankday: z.boolean() }))

/** Without a key the Riksbank answers 5 requests a minute from one address, which others may share with us. */
export function riksbankSettings() {
  return {
    baseUrl: urlEnv('RIKSBANK_API_URL', 'https://api.riksbank.se/swea/v1'),
    apiKey: optionalEnv('RIKSBANK_API_KEY', ''),
  }
}

export function openRiksbank({ baseUrl, apiKey }: { baseUrl: string; apiKey: string }): Riksbank {
  const headers: Record<string, string> = apiKey === '' ? {} : { 'Ocp-Apim-Subscription-Key': apiKey }
  const ask = async (path: string, options: RequestOptions | undefined): Promise<unknown> => {
    const { status, text } = await askProvider(
      { provider: PROVIDER, url: `${baseUrl}${path}`, headers },
      options,
    )
    // No observation in the range, and nothing to parse.
    return status === 204 || text.trim() === '' ? [] : parseProviderJson(PROVIDER, text)
  }
  return {
    async fixings(currencies, range, options) {
      const path = `/Observations/ByGroup/${ALL_CURRENCIES}/${range.from}/${range.until}`
      return readObservations(await ask(path, options), currencies, range)
    },
    async calendar(range, options) {
      const parsed = calendarDays.safeParse(await ask(`/CalendarDays/${range.from}/${range.until}`, options))
      if (!parsed.success) throw unreadable(PROVIDER, 'answers with something that is no calendar')
      return parsed.data
        .filter(({ calendarDate }) => calendarDate >= range.from && calendarDate <= range.until)
        .map(({ calendarDate, swedishBankday }) => ({ day: calendarDate, is_bank_day: swedishBankday }))
    },
  }
}
