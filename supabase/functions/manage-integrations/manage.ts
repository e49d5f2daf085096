import { inBackground } from '../_shared/background.ts'
import {
  manageIntegrationsRequest,
  type ManageIntegrationsAnswer,
  type ManageIntegrationsRequest,
} from '../_shared/contracts/manage-integrations.ts'
import type { Database } from '../_shared/db.ts'
import type { Cipher } from '../_shared/encryption.ts'
import type { Context } from '../_shared/endpoint.ts'
import { parseJsonBody } from '../_shared/json-body.ts'
import type { SignedInUser } from '../_shared/known-caller.ts'
import { hashWebhookToken, newWebhookToken } from '../_shared/webhook-token.ts'
import { connectableProvider } from './connectable-providers.ts'
import { integrationStore, type Act } from './integration-store.ts'
import type { ConnectableProvider } from './providers/connectable-provider.ts'
import type { StartSync } from './start-sync.ts'

export type ManageDependencies = {
  database: Pick<Database, 'run'>
  cipher: Cipher
  loginKey: string
  publicBase: string
  startSync: StartSync
}

type Of<Action> = Extract<ManageIntegrationsRequest, { action: Action }>
type Answer = { status: number; body: ManageIntegrationsAnswer }

/** Connects, tests, changes and disconnects the caller's own providers. */
export function manageIntegrations({
  database,
  cipher,
  loginKey,
  publicBase,
  startSync,
}: ManageDependencies) {
  const store = integrationStore(database, loginKey)

  async function connect(act: Act, input: Of<'connect'>): Promise<Answer> {
    const provider = connectableProvider(input.provider)
    const { secrets, settings: identity, login } = provider.split(input.credentials)
    const settings = { ...readSettings(provider, input.settings), ...identity }
    const id = (await store.formerId(act, input.provider, identity)) ?? crypto.randomUUID()
    const token = newWebhookToken()
    const stored = await store.connect(act, {
      id,
      provider: input.provider,
      label: input.label ?? provider.label,
      settings,
      secrets: seal(act.userId, id, secrets),
      login,
      tokenHash: hashWebhookToken(token),
    })
    // Stored first: the address accepts what is correctly signed even when the provider cannot be asked just now.
    const { status, errorCode } = await provider.check(settings, secrets, login)
    const integration = await store.recordTest(stored.id, status, errorCode)
    await (status === 'error' ? store.queueSyncs(id) : syncNow(id))
    return { status: 201, body: { integration, ...webhookAddress(provider, token) } }
  }

  async function test(act: Act, { integrationId }: Of<'test'>): Promise<Answer> {
    const stored = await store.load(act, integrationId)
    const secrets = open(act.userId, integrationId, stored.secrets)
    const provider = connectableProvider(stored.provider)
    const login = provider.hasLogin && (await store.readLogin(integrationId))
    const { status, errorCode } = await provider.check(stored.settings, secrets, login)
    const integration = await store.recordTest(integrationId, status, errorCode)
    if (status === 'active') await syncNow(integrationId)
    return { status: 200, body: { integration } }
  }

  async function update(act: Act, input: Of<'update'>): Promise<Answer> {
    const stored = await store.load(act, input.integrationId)
    const provider = connectableProvider(stored.provider)
    const identity = pick(stored.settings, provider.identity)
    const changes = input.settings && readSettings(provider, input.settings)
    if (!input.credentials) {
      const settings = changes && { ...stored.settings, ...changes, ...identity }
      const integration = await store.update(act, input.integrationId, { label: input.label, settings })
      return { status: 200, body: { integration } }
    }
    // Whoever changes only the secret need not repeat what is not secret.
    const { secrets, settings: own, login } = provider.split({ ...identity, ...input.credentials })
    const settings = { ...stored.settings, ...changes, ...own }
    await store.update(act, input.integrationId, {
      label: input.label,
      settings,
      secrets: seal(act.userId, input.integrationId, secrets),
      login,
    })
    const { status, errorCode } = await provider.check(settings, secrets, login)
    const integration = await store.recordTest(input.integrationId, status, errorCode)
    // With the old credentials it may have been told to stay away for hours.
    if (status === 'active') await syncNow(input.integrationId)
    return { status: 200, body: { integration } }
  }

  async function rotateWebhook(act: Act, { integrationId }: Of<'rotate-webhook'>): Promise<Answer> {
    const { provider } = await store.load(act, integrationId)
    const token = newWebhookToken()
    const integration = await store.rotateWebhook(act, integrationId, hashWebhookToken(token))
    return { status: 200, body: { integration, ...webhookAddress(connectableProvider(provider), token) } }
  }

  async function disconnect(act: Act, { integrationId }: Of<'disconnect'>): Promise<Answer> {
    return { status: 200, body: { integration: await store.disconnect(act, integrationId) } }
  }

  async function sync(act: Act, { integrationId }: Of<'sync'>): Promise<Answer> {
    const integration = await store.read(act, integrationId)
    await syncNow(integrationId)
    return { status: 202, body: { integration } }
  }

  /** Into the queue for certain; that somebody works on it at once is a kindness, else it is done within a minute. */
  async function syncNow(integrationId: string): Promise<void> {
    await store.requestSync(integrationId)
    inBackground(startSync(integrationId))
  }

  async function cancelSync(act: Act, { integrationId }: Of<'cancel-sync'>): Promise<Answer> {
    return { status: 200, body: { integration: await store.cancelSync(act, integrationId) } }
  }

  function seal(account: string, integration: string, secrets: Record<string, string>) {
    return mapValues(secrets, (plain, field) => cipher.encrypt(plain, { account, integration, field }))
  }

  function open(account: string, integration: string, secrets: Record<string, string>) {
    return mapValues(secrets, (envelope, field) => cipher.decrypt(envelope, { account, integration, field }))
  }

  function webhookAddress({ webhookFunction }: ConnectableProvider, token: string): { webhookUrl?: string } {
    return webhookFunction === null ? {} : { webhookUrl: `${publicBase}/${webhookFunction}/${token}` }
  }

  function act(input: ManageIntegrationsRequest, by: Act): Promise<Answer> {
    switch (input.action) {
      case 'connect':
        return connect(by, input)
      case 'test':
        return test(by, input)
      case 'update':
        return update(by, input)
      case 'rotate-webhook':
        return rotateWebhook(by, input)
      case 'disconnect':
        return disconnect(by, input)
      case 'sync':
        return sync(by, input)
      case 'cancel-sync':
        return cancelSync(by, input)
    }
  }

  return async (_request: Request, context: Context<SignedInUser>): Promise<Response> => {
    const { userId } = context.caller
    context.setAccount(userId)
    const input = parseJsonBody(await context.readBody(), manageIntegrationsRequest)
    const { status, body } = await act(input, { userId, requestId: context.requestId })
    return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
  }
}

function readSettings(provider: ConnectableProvider, settings: Record<string, string | boolean> = {}) {
  return provider.readSettings ? provider.readSettings(settings) : settings
}

function pick(from: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, from[name]]))
}

function mapValues(record: Record<string, string>, change: (value: string, name: string) => string) {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value, name)]))
}
