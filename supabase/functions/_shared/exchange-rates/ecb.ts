import { urlEnv } from '../env.ts'
import { askProvider, ProviderError, type RequestOptions } from '../provider-request.ts'
import type { DayRange, FixingsRead } from './fixing.ts'
import { readEcbRates } from './read-ecb-rates.ts'

/** The European Central Bank, for when the Riksbank does not answer: since 2023 the same rates on the same days. */
export type Ecb = {
  /** @throws ProviderError */
  fixings(
    currencies: ReadonlySet<string>,
    range: DayRange,
    isBankDay: (day: string) => boolean | undefined,
    options?: RequestOptions,
  ): Promise<FixingsRead>
}

const PROVIDER = 'The ECB'

export function ecbSettings() {
  return { baseUrl: urlEnv('ECB_API_URL', 'https://data-api.ecb.europa.eu/service') }
}

export function openEcb({ baseUrl }: { baseUrl: string }): Ecb {
  return {
    async fixings(currencies, range, isBankDay, options) {
      const series = [...new Set([...currencies, 'SEK'])].filter((currency) => currency !== 'EUR').sort()
      const query = new URLSearchParams({
        startPeriod: range.from,
        endPeriod: range.until,
        format: 'csvdata',
        detail: 'dataonly',
      })
      const url = `${baseUrl}/data/EXR/D.${series.join('+')}.EUR.SP00.A?${query.toString()}`
      const { text } = await askProvider(
        { provider: PROVIDER, url, headers: { accept: 'text/csv' } },
        {
          ...options,
          // It has answered 404 to whole ranges for a while: trouble to come back from, and not "no rate".
          judge: ({ status }) =>
            status === 404
              ? new ProviderError('unreachable', `${PROVIDER} answers 404`, { status })
              : undefined,
        },
      )
      return readEcbRates(text, currencies, range, isBankDay)
    },
  }
}
