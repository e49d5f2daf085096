import { twilioCredentials } from '../../../supabase/functions/_shared/contracts/manage-integrations'
import type { KeyForm } from './key-form'
import { readKey } from './read-key'
import { TwilioKeyFields } from './twilio-key-fields'

export const twilioKeyForm: KeyForm = {
  Fields: TwilioKeyFields,
  read: (form) => readKey(form, twilioCredentials),
}
