import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { manageIntegrationsAnswer } from '../../../supabase/functions/_shared/contracts/manage-integrations.ts'
import { json } from './fake-provider.ts'
import { manage, type Owner } from './owner.ts'

export const newManagementKey = () => `sk-or-v1-${randomBytes(32).toString('hex')}`

/** Connects an account of OpenRouter as its owner would; returns the integration. */
export async function connectOpenRouter(owner: Owner, managementKey = newManagementKey()) {
  const { status, json: answer } = await manage(owner, {
    action: 'connect',
    provider: 'openrouter',
    credentials: { managementKey },
  })
  if (status !== 201) throw new Error(`Connect answered ${status}: ${JSON.stringify(answer)}`)
  return manageIntegrationsAnswer.parse(answer).integration
}

/** A refusal in OpenRouter's words. */
export const refusal =
  (status: number, message = 'No', headers = {}) =>
  (response: ServerResponse) =>
    json(response, status, { error: { code: status, message } }, headers)

/** The UTC day so many days ago. */
export const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
