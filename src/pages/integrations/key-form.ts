import type { ComponentType } from 'react'
import type { Connection } from './connection'
import { openrouterKeyForm } from './openrouter-key-form'
import { simplybookKeyForm } from './simplybook-key-form'
import { twilioKeyForm } from './twilio-key-form'

/** Which fields are wrong, by their name. */
export type KeyProblems = Readonly<Record<string, true>>

/** How a provider's key is typed in and checked; the connect window and the replace window share it. */
export type KeyForm = {
  /** `settings` are given where only the secret may change. */
  Fields: ComponentType<{ problems: KeyProblems; settings?: Connection['settings'] }>
  /** Checks what was typed by the contract that the function itself uses. */
  read: (form: FormData) => { credentials: Record<string, unknown> | null; problems: KeyProblems }
}

const keyForms: Record<string, KeyForm> = {
  openrouter: openrouterKeyForm,
  simplybook: simplybookKeyForm,
  twilio: twilioKeyForm,
}

export const keyFormOf = (provider: string): KeyForm => keyForms[provider] ?? twilioKeyForm
