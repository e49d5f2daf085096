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

/** One detail that is typed in. */
export type FieldWords = { label: string; hint?: string; invalid: string }

/** The window where the key is typed in; its title is the button that opened it. */
export type KeyWords<Field extends string> = {
  lead: string
  /** Where the key is found, step by step. */
  steps?: string[]
  fields: Record<Field, FieldWords>
  /** The buttons that show what is hidden while typing, and hide it again. */
  show: string
  hide: string
  /** Over the details that few have. */
  more?: { title: string; hint: string }
  /** A refusal said where the key is typed: nothing has been counted yet. */
  refused: string
  tried: Record<'active' | 'pending', string>
  /** Leads to what the connection brings, where there is no address to paste. */
  seeResult?: string
}

/** Where an address of ours is pasted at the provider, and what is then awaited. */
export type AddressWords = {
  title: string
  /** Said before a new one is made, and beside the new one. */
  rotate: string
  rotated: string
  label: string
  steps: string[]
  retry?: { hint: string; suffix: string }
  waiting: string
  arrived: (when: string) => string
}

/** What the connections page says of one provider. Error keys are the codes of the contract. */
export type ProviderWords<Field extends string = string> = {
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
  key: KeyWords<Field>
  /** Nothing for a provider that sends no news. */
  address?: AddressWords
}

/** What to say of a code; one that has no words for this provider is a refusal without a reason. */
export const problemWords = (problems: ProviderWords['problems'], code: IntegrationErrorCode): ProblemWords =>
  problems[code] ?? problems.PROVIDER_REFUSED
