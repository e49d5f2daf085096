import { logLine } from '../log-line.ts'
import { ProviderError, unreadable, type RequestOptions } from '../provider-request.ts'
import { daysIn } from './day-ranges.ts'
import type { Ecb } from './ecb.ts'
import type { FixingsRead } from './fixing.ts'
import type { RangeToRead } from './rates-to-read.ts'
import type { Riksbank } from './riksbank.ts'

/** Banks are never closed for longer: a longer range without a single rate is a fault, and not an answer. */
const MOST_DAYS_WITHOUT = 8

type Options = {
  riksbank: Riksbank
  ecb: Ecb
  request: RequestOptions
  bankDays: (range: RangeToRead) => Promise<Map<string, boolean>>
}

/** Reads ranges from the Riksbank and, while that does not work, from the ECB. */
export function fixingsReader({ riksbank, ecb, request, bankDays }: Options) {
  // Once it has not answered, it is not waited for again in this run.
  let riksbankIsDown: ProviderError | undefined

  async function fromRiksbank(currencies: ReadonlySet<string>, range: RangeToRead): Promise<FixingsRead> {
    if (riksbankIsDown) throw riksbankIsDown
    return orTooFew('The Riksbank', range, await riksbank.fixings(currencies, range, request))
  }

  return {
    /** For what else is asked of the Riksbank. */
    noteTrouble(error: unknown): ProviderError {
      if (!(error instanceof ProviderError)) throw error
      if (error.kind === 'unreachable' || error.kind === 'rate_limited') riksbankIsDown = error
      return error
    },

    /**
     * @throws ProviderError the Riksbank's, when neither answers, or when it asks for patience about years gone by
     */
    async read(currencies: ReadonlySet<string>, range: RangeToRead): Promise<FixingsRead> {
      try {
        return await fromRiksbank(currencies, range)
      } catch (error) {
        const trouble = this.noteTrouble(error)
        if (trouble.kind === 'rate_limited' && range.isHistory) throw trouble
        try {
          const known = await bankDays(range)
          const read = await ecb.fixings(currencies, range, (day) => known.get(day), request)
          const { length } = orTooFew('The ECB', range, read).fixings
          logLine({
            level: 'error',
            message: 'rates read from the fallback',
            errorCode: trouble.code,
            rates: length,
          })
          return read
        } catch (second) {
          if (second instanceof ProviderError) throw trouble
          throw second
        }
      }
    },
  }
}

function orTooFew(provider: string, range: RangeToRead, read: FixingsRead): FixingsRead {
  if (read.fixings.length === 0 && daysIn(range) > MOST_DAYS_WITHOUT)
    throw unreadable(provider, `gives no rate in ${daysIn(range)} days`)
  return read
}
