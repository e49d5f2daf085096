import { twilioCredentials, type Provider } from '../_shared/contracts/manage-integrations.ts'
import { HttpError } from '../_shared/http-error.ts'
import { validate } from '../_shared/json-body.ts'
import { checkTwilioCredentials, type CredentialCheck } from '../_shared/twilio/check-credentials.ts'
import { twilioApiUrl } from '../_shared/twilio/rest.ts'

/** What connecting needs to know about a provider. */
export type ConnectableProvider = {
  label: string
  webhookFunction: string
  /** The settings that say which account at the provider it is; they come from the credentials alone. */
  identity: readonly string[]
  /** Splits checked credentials into what is secret and what is not. @throws HttpError INVALID_INPUT */
  split(credentials: unknown): { secrets: Record<string, string>; settings: Record<string, string> }
  /** Puts stored parts together again and tries them, briefly. */
  check(settings: Record<string, unknown>, secrets: Record<string, string>): Promise<CredentialCheck>
}

const twilio: ConnectableProvider = {
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

const connectable: Partial<Record<Provider, ConnectableProvider>> = { twilio }

/** @throws HttpError PROVIDER_NOT_SUPPORTED */
export function connectableProvider(name: Provider): ConnectableProvider {
  const provider = connectable[name]
  if (!provider) throw new HttpError('PROVIDER_NOT_SUPPORTED', `Connecting ${name} is not possible yet.`)
  return provider
}
