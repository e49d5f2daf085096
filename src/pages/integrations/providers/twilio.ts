import { twilioCredentials } from '../../../../supabase/functions/_shared/contracts/manage-integrations'
import { readKey } from '../read-key'
import type { ConnectableProvider, FieldOf } from './connectable-provider'

/** `AC0123…89ab`: enough to tell two accounts apart. */
const shortSid = (sid: string) => `${sid.slice(0, 6)}…${sid.slice(-4)}`

export const twilio: ConnectableProvider<FieldOf<'twilio'>> = {
  name: 'twilio',
  sendsNews: true,
  account: ({ accountSid }) => accountSid && shortSid(accountSid),
  fields: [
    { name: 'accountSid', setting: 'accountSid', placeholder: 'AC…' },
    { name: 'authToken', isSecret: true },
  ],
  read: (typed) => readKey(typed, twilioCredentials),
}
