import {
  twilioCredentials,
  type TwilioCredentials,
} from '../../../supabase/functions/_shared/contracts/manage-integrations'
import type { KeyProblems } from './twilio-key-fields'

type Read = { credentials: TwilioCredentials; problems: null } | { credentials: null; problems: KeyProblems }

/** Checks the two details by the contract that the function itself uses, and names the fields that fail. */
export function readTwilioKey(form: FormData): Read {
  const parsed = twilioCredentials.safeParse({
    accountSid: form.get('accountSid'),
    authToken: form.get('authToken'),
  })
  if (parsed.success) return { credentials: parsed.data, problems: null }
  const fields = new Set(parsed.error.issues.map(({ path }) => path[0]))
  return {
    credentials: null,
    problems: {
      ...(fields.has('accountSid') ? { accountSid: true as const } : {}),
      ...(fields.has('authToken') ? { authToken: true as const } : {}),
    },
  }
}
