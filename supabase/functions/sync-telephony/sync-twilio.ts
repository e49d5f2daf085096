import { twilioCredentials } from '../_shared/contracts/manage-integrations.ts'
import { validate } from '../_shared/json-body.ts'
import { NotUnderstood, type Observation, type PlainObservation } from '../_shared/observation.ts'
import { ProviderError, type RequestOptions } from '../_shared/provider-request.ts'
import { sealObservation, type Sealing } from '../_shared/seal-observation.ts'
import type { SyncOutcome, SyncRun, SyncWorker } from '../_shared/sync/sync-job.ts'
import { callFromRest, messageFromRest } from '../_shared/twilio/from-rest.ts'
import { listTwilio, type TwilioList } from '../_shared/twilio/list-resources.ts'
import {
  backfillPlan,
  nextPlan,
  planOf,
  recentPlan,
  spanCount,
  spanOf,
  type ReadingPlan,
} from './reading-plan.ts'
import { telephonyStore } from './telephony-store.ts'

export type SyncTwilioDependencies = {
  sealing: Sealing
  /** TWILIO_API_URL, with its version. */
  apiUrl: string
  /** How patiently to ask, where the usual patience will not do. */
  patience?: Pick<RequestOptions, 'tries' | 'timeoutMs' | 'pause'>
}

/** What is left after a list was read, or when the time was over. */
type Step = { plan: ReadingPlan | undefined; isTimeOver: boolean }

const READ: Record<TwilioList, (item: unknown) => PlainObservation> = {
  Calls: callFromRest,
  Messages: messageFromRest,
}
const KIND = { Calls: 'call', Messages: 'sms' } as const

/**
 * Reads calls and messages from Twilio and merges them: what webhooks missed, and the prices they never carry.
 * Page by page, newest first; the cursor moves after each page's commit.
 */
export function syncTwilio({ sealing, apiUrl, patience }: SyncTwilioDependencies): SyncWorker {
  return async (run) => {
    const { job } = run
    const owner = { account: job.userId ?? '', integration: job.integrationId ?? '' }
    const authToken = sealing.cipher.decrypt(job.secrets['authToken'] ?? '', { ...owner, field: 'authToken' })
    const credentials = validate({ accountSid: job.settings['accountSid'], authToken }, twilioCredentials)
    const store = telephonyStore(run)
    const request: RequestOptions = {
      ...patience,
      signal: run.signal,
      onRequest: () => run.count({ requests: 1 }),
    }
    let changedSince: string | undefined

    async function mergePage(
      items: unknown[],
      { list, from }: { list: TwilioList; from: string },
    ): Promise<void> {
      const plain = items.map((item) => understood(READ[list], item))
      const known = onePerReference(plain.filter((observation) => observation !== undefined))
      const sealed = await Promise.all(
        known.map((observation) => sealObservation(observation, owner, sealing)),
      )
      const changed = await store.merge(sealed)
      const skipped = plain.filter((observation) => observation === undefined).length
      run.count({ seen: items.length, changed, skipped })
      if (changed > 0 && (changedSince === undefined || from < changedSince)) changedSince = from
    }

    /** @returns the plan after this list, or the one that is left when the time is over */
    async function readList(plan: ReadingPlan): Promise<Step> {
      const span = spanOf(plan, run.now())
      const isFirst = plan.page === null
      let pages = 0
      for await (const { items, next } of listTwilio(
        plan.list,
        span,
        apiUrl,
        credentials,
        request,
        plan.page,
      )) {
        if (pages++ === 0 && isFirst && items.length === 0) await refuseSuddenSilence(plan)
        await mergePage(items, { list: plan.list, from: span.from })
        if (next === null) break
        const rest = { ...plan, page: next }
        await run.save(progressOf(rest))
        if (run.now().getTime() > run.deadline) return { plan: rest, isTimeOver: true }
      }
      return { plan: nextPlan(plan, run.now()), isTimeOver: run.now().getTime() > run.deadline }
    }

    /** Nothing at all, where there was something an hour ago: not believed, so that the mark does not pass a gap. */
    async function refuseSuddenSilence({ list, before }: ReadingPlan): Promise<void> {
      if (before !== null || !(await store.knowsRecent(KIND[list]))) return
      throw new ProviderError('unexpected', `Twilio gives an empty list of ${list}, though some are known`, {
        code: 'PROVIDER_ANSWER_DOUBTFUL',
      })
    }

    function progressOf(plan: ReadingPlan) {
      return { cursor: plan, done: plan.done, total: spanCount(plan, run.now()) }
    }

    async function readAll(): Promise<SyncOutcome> {
      let plan: ReadingPlan | undefined =
        planOf(job.cursor, run.now(), job.mode) ?? (await newPlan(run, store))
      if (job.mode === 'backfill' && job.cursor === null) await run.save(progressOf(plan))
      while (plan) {
        const step: Step = await readList(plan).catch((error: unknown) => {
          // The address of a page is not good for ever: the list is read from its beginning, which harms nothing.
          if (plan?.page && isPageGone(error)) return { plan: { ...plan, page: null }, isTimeOver: false }
          throw error
        })
        plan = step.plan
        // Of a short read nothing is kept on the way: it is sooner done again.
        if (plan && (step.isTimeOver || plan.list === 'Calls')) await run.save(progressOf(plan))
        if (plan && step.isTimeOver) return { more: true }
      }
      return { more: false }
    }

    const outcome = await readAll()
    if (changedSince !== undefined) await store.synced(changedSince)
    return outcome
  }
}

async function newPlan(
  { job, now }: SyncRun,
  store: ReturnType<typeof telephonyStore>,
): Promise<ReadingPlan> {
  if (job.mode === 'backfill') return backfillPlan(now())
  return recentPlan(now(), job.lastSyncAt, await store.oldestUnpriced())
}

function isPageGone(error: unknown): boolean {
  return error instanceof ProviderError && (error.status === 400 || error.status === 404)
}

function understood(read: (item: unknown) => PlainObservation, item: unknown): PlainObservation | undefined {
  try {
    return read(item)
  } catch (error) {
    if (error instanceof NotUnderstood) return undefined
    throw error
  }
}

/** A list that changes while it is paged may bring an item twice; one statement takes each once, the later one. */
function onePerReference<T extends Pick<Observation, 'provider_ref'>>(observations: T[]): T[] {
  return [...new Map(observations.map((observation) => [observation.provider_ref, observation])).values()]
}
