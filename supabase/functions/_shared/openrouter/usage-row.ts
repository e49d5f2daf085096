/** What one model on one endpoint did on one UTC day. Money is US dollars as exact decimal text. */
export type UsageRow = {
  /** UTC day, `2026-09-14`. */
  day: string
  model: string
  modelPermaslug: string
  /** Empty where the provider does not say. */
  endpointId: string
  providerName: string
  requests: number
  promptTokens: number
  completionTokens: number
  /** Part of completionTokens. */
  reasoningTokens: number
  /** Taken from the credits. */
  creditsUsd: string
  /** Billed by the model's owner on a key of one's own; not part of creditsUsd. */
  byokUsd: string
}
