import type { IntegrationErrorCode } from '../../../supabase/functions/_shared/contracts/manage-integrations'

/** What is wrong, what that means for the figures, and the one thing to do. */
export type ProblemWords = { title: string; meaning: string; act: string }

/** What may go wrong with any provider. The other codes of the contract belong to some providers only. */
type UsualTrouble = Extract<
  IntegrationErrorCode,
  | 'CREDENTIALS_REFUSED'
  | 'ACCOUNT_NOT_ACTIVE'
  | 'OUT_OF_CREDITS'
  | 'SECRET_UNREADABLE'
  | 'WRONG_KEY_KIND'
  | `PROVIDER_${string}`
>
type State = 'pending' | 'silent'

/** What the connections page says of one provider. Error keys are the codes of the contract. */
export type ProviderWords = {
  /** The button. */
  connect: string
  /** One line: what comes once it is connected. */
  brings: string
  /** When it was last read; what that read. */
  lastSync: string
  status: { silent: string }
  problems: Record<UsualTrouble | State, ProblemWords> &
    Partial<Record<IntegrationErrorCode, ProblemWords>> & { quiet: (since: string) => ProblemWords }
  acts: {
    testExplain: string
    testGood: string
    syncExplain: string
    syncQueued: string
    replaceKeyExplain: string
    disconnectExplain: string
  }
  disconnect: { goes: string[]; stays: string }
}

/** What to say of a code; one that has no words for this provider is a refusal without a reason. */
export const problemWords = (problems: ProviderWords['problems'], code: IntegrationErrorCode): ProblemWords =>
  problems[code] ?? problems.PROVIDER_REFUSED
