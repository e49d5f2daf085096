import type { CredentialCheck } from '../../_shared/credential-check.ts'

/** What connecting needs to know about a provider. */
export type ConnectableProvider = {
  label: string
  /** The function that takes its webhooks; null for a provider that sends none: then there is no address to show. */
  webhookFunction: string | null
  /** The settings that say which account at the provider it is; they come from the credentials alone. */
  identity: readonly string[]
  /** Splits checked credentials into what is secret and what is not. @throws HttpError INVALID_INPUT */
  split(credentials: unknown): { secrets: Record<string, string>; settings: Record<string, string> }
  /** Puts stored parts together again and tries them, briefly: the owner waits. */
  check(settings: Record<string, unknown>, secrets: Record<string, string>): Promise<CredentialCheck>
}
