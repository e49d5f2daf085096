import { openDatabase, readDatabaseSettings } from '../_shared/db.ts'
import { endpoint } from '../_shared/endpoint.ts'
import { ecbSettings, openEcb } from '../_shared/exchange-rates/ecb.ts'
import { openRiksbank, riksbankSettings } from '../_shared/exchange-rates/riksbank.ts'
import { secretKey } from '../_shared/known-caller.ts'
import { SYNC_TIME_LIMIT_MS, syncFunction } from '../_shared/sync/sync-function.ts'
import { syncRates } from './sync-rates.ts'

const database = openDatabase({ ...readDatabaseSettings(), max: 2, statementTimeoutMs: 30_000 })

// Called by run-sync-jobs, twice a day and when a currency or a year is missing.
export default endpoint(
  {
    name: 'sync-exchange-rates',
    methods: ['POST'],
    caller: secretKey,
    cors: false,
    timeLimitMs: SYNC_TIME_LIMIT_MS,
    database,
  },
  syncFunction({
    database,
    kind: 'exchange_rates',
    work: syncRates({ riksbank: openRiksbank(riksbankSettings()), ecb: openEcb(ecbSettings()) }),
  }),
)
