import { twilioCredentials } from '../../_shared/contracts/manage-integrations.ts'
import { validate } from '../../_shared/json-body.ts'
import { checkTwilioCredentials } from '../../_shared/twilio/check-credentials.ts'
import { twilioApiUrl } from '../../_shared/twilio/rest.ts'
import type { ConnectableProvider } from './connectable-provider.ts'

export const twilio: ConnectableProvider = {
  label: 'Twilio',
  webhookFunction: 'twilio-webhook',
  identity: ['accountSid'],
  split(credentials) {
    const { accountSid, authToken } = validate(credentials, twilioCredentials)
    return { secrets: { authToken }, settings: { accountSid } }
  },
  check: ({ accountSid }, { authToken }) =>
    checkTwilioCredentials(validate({ accountSid, authToken }, twilioCredentials), twilioApiUrl()),
}
