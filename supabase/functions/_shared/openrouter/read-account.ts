import * as z from 'zod/mini'
import { name, usd, usdOrZero } from './usage-fields.ts'

const flag = z.pipe(
  z.nullish(z.boolean()),
  z.transform((value) => value ?? undefined),
)
const use = { label: name, usage_daily: usd, byok_usage_daily: usdOrZero }

const keyAnswer = z.object({
  data: z.object({ ...use, is_management_key: flag, is_provisioning_key: flag }),
})
const keysAnswer = z.object({ data: z.array(z.object({ ...use, hash: name })) })
const creditsAnswer = z.object({ data: z.object({ total_credits: usd, total_usage: usd }) })

/** What a key has spent since 00:00 UTC, in US dollars. */
export type KeyUse = { label: string; creditsUsd: string; byokUsd: string }

/** `GET /key`: the kind and today's use of the key that asks. Undefined when it is no such answer. */
export function readKey(json: unknown): (KeyUse & { isManagementKey: boolean }) | undefined {
  const answer = keyAnswer.safeParse(json)
  if (!answer.success) return undefined
  const { data } = answer.data
  // The second is the old name of the first.
  return { ...toUse(data), isManagementKey: data.is_management_key ?? data.is_provisioning_key ?? false }
}

/** `GET /keys`, one page. Undefined when it is no such answer. */
export function readKeys(json: unknown): (KeyUse & { hash: string })[] | undefined {
  const answer = keysAnswer.safeParse(json)
  return answer.success ? answer.data.data.map((key) => ({ ...toUse(key), hash: key.hash })) : undefined
}

/** `GET /credits`, since the account was opened, in US dollars. Undefined when it is no such answer. */
export function readCredits(json: unknown): { boughtUsd: string; usedUsd: string } | undefined {
  const answer = creditsAnswer.safeParse(json)
  if (!answer.success) return undefined
  return { boughtUsd: answer.data.data.total_credits, usedUsd: answer.data.data.total_usage }
}

function toUse(key: { label: string; usage_daily: string; byok_usage_daily: string }): KeyUse {
  return { label: key.label, creditsUsd: key.usage_daily, byokUsd: key.byok_usage_daily }
}
