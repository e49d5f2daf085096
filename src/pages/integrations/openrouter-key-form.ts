import { openRouterCredentials } from '../../../supabase/functions/_shared/contracts/openrouter'
import type { KeyForm } from './key-form'
import { OpenrouterKeyField } from './openrouter-key-field'
import { readKey } from './read-key'

export const openrouterKeyForm: KeyForm = {
  Fields: OpenrouterKeyField,
  read: (form) => readKey(form, openRouterCredentials),
}
