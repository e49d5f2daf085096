import { anyone } from '../_shared/caller.ts'
import { getDatabase } from '../_shared/db.ts'
import { endpoint } from '../_shared/endpoint.ts'
import { health } from './health.ts'

// Anyone may ask: it says that we run, and nothing about anybody.
export default endpoint(
  { name: 'health', methods: ['GET'], caller: anyone, timeLimitMs: 5000 },
  health(getDatabase()),
)
