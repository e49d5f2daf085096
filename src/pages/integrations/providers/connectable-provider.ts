import type { Messages } from '@/lib/messages/messages'
import type { Connection } from '../connection'
import type { ReadKey } from '../read-key'

type ProviderMessages = Messages['integrations']['providers']
export type ProviderName = keyof ProviderMessages
/** The details of a provider that there are words for. */
export type FieldOf<Name extends ProviderName> = keyof ProviderMessages[Name]['key']['fields'] & string

/** One detail that is typed in; its words are in the messages, under its name. */
export type KeyField<Name extends string = string> = {
  name: Name
  /** Hidden while it is typed. */
  isSecret?: true
  /** Says which account it is, so it never changes: the setting that keeps it. */
  setting?: keyof Connection['settings']
  /** Few have it: folded away. */
  isExtra?: true
  placeholder?: string
}

/** What the page needs to know of a provider that can be connected; its words are in the messages, under its name. */
export type ConnectableProvider<Field extends string = string> = {
  name: ProviderName
  /** Whether it posts news to an address of ours, which then has to be pasted there. */
  sendsNews: boolean
  /** Which account at the provider a connection reads; nothing where only the key knows. */
  account: (settings: Connection['settings']) => string | undefined
  /** Its key is a user's name and password, and is called a login. */
  isLogin?: true
  /** What its key is made of, in the order it is typed. */
  fields: readonly KeyField<Field>[]
  /** Checks what was typed by the contract that the function itself uses. */
  read: (typed: FormData) => ReadKey
  /** What was typed that is no part of the key. */
  settings?: (typed: FormData) => Record<string, string>
  /** Where one sees what it brings, when there is no address to paste first. */
  resultHref?: () => string
}
