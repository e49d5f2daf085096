import type { CredentialCheck } from '../../_shared/credential-check.ts'

/** What connecting needs to know about a provider. */
export type ConnectableProvider = {
  label: string
  /** The function that takes its webhooks; null for a provider that sends none: then there is no address to show. */
  webhookFunction: string | null
  /** The settings that say which account at the provider it is; they come from the credentials alone. */
  identity: readonly string[]
  /** True for a booking system that is logged in to by name and password. */
  hasLogin?: true
  /**
   * Splits checked credentials into what is secret and what is not; a login is kept apart, where only the database opens
   * it. @throws HttpError INVALID_INPUT
   */
  split(credentials: unknown): {
    secrets: Record<string, string>
    settings: Record<string, string>
    login?: Record<string, string>
  }
  /** Checks what the owner set beside the credentials; kept as it is without it. @throws HttpError INVALID_INPUT */
  readSettings?(settings: Record<string, string | boolean>): Record<string, string | boolean>
  /** Puts stored parts together again and tries them, briefly: the owner waits. */
  check(
    settings: Record<string, unknown>,
    secrets: Record<string, string>,
    login: Record<string, string> | undefined,
  ): Promise<CredentialCheck>
}
