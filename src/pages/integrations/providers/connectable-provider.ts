import type { ComponentType } from 'react'
import type { Messages } from '@/lib/messages/messages'
import type { Connection } from '../connection'

export type ProviderName = keyof Messages['integrations']['providers']

/** What the page needs to know of a provider that can be connected; its words are in the messages, under its name. */
export type ConnectableProvider = {
  name: ProviderName
  /** Whether it posts news to an address of ours, which then has to be pasted there. */
  sendsNews: boolean
  /** The window that connects it; loaded when it is opened. */
  ConnectDialog: ComponentType<{ onClose: () => void }>
  /** Which account at the provider a connection reads; nothing where only the key knows. */
  account: (settings: Connection['settings']) => string | undefined
}
