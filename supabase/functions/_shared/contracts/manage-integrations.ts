import * as z from 'zod/mini'

/** What `manage-integrations` takes and answers. The page that connects a provider imports this same file. */

export const providers = [
  'twilio',
  'telnyx',
  'vapi',
  'retell',
  'simplybook',
  'bokamera',
  'openrouter',
] as const
export type Provider = (typeof providers)[number]

const trimmed = z.string().check(z.trim())
export const integrationLabel = trimmed.check(z.minLength(1), z.maxLength(80))

/** Twilio: the account's SID and its Auth Token, the one that signs webhooks (an API key's secret does not). */
export const twilioCredentials = z.strictObject({
  accountSid: trimmed.check(
    z.regex(/^AC[0-9a-f]{32}$/, 'An Account SID is AC followed by 32 characters 0–9, a–f'),
  ),
  authToken: trimmed.check(
    z.regex(/^[\x21-\x7e]{8,128}$/, 'An Auth Token has 8 to 128 characters and no spaces'),
  ),
})
export type TwilioCredentials = z.infer<typeof twilioCredentials>

const integrationId = z.uuid()
/** Checked a second time by the provider's own schema once the provider is known. */
const credentials = z.record(z.string(), z.unknown())
const settings = z.record(
  z.string().check(z.maxLength(40)),
  z.union([z.string().check(z.maxLength(200)), z.boolean()]),
)

export const manageIntegrationsRequest = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('connect'),
    provider: z.enum(providers),
    label: z.optional(integrationLabel),
    credentials,
    settings: z.optional(settings),
  }),
  z.strictObject({ action: z.literal('test'), integrationId }),
  z.strictObject({
    action: z.literal('update'),
    integrationId,
    label: z.optional(integrationLabel),
    credentials: z.optional(credentials),
    settings: z.optional(settings),
  }),
  z.strictObject({ action: z.literal('rotate-webhook'), integrationId }),
  z.strictObject({ action: z.literal('disconnect'), integrationId }),
  z.strictObject({ action: z.literal('sync'), integrationId }),
  z.strictObject({ action: z.literal('cancel-sync'), integrationId }),
])
export type ManageIntegrationsRequest = z.infer<typeof manageIntegrationsRequest>

export const integrationStatuses = ['pending', 'active', 'error', 'disconnected'] as const
export type IntegrationStatus = (typeof integrationStatuses)[number]

/** Why a provider refused or was not reached; null while all is well. */
export const integrationErrorCodes = [
  'CREDENTIALS_REFUSED',
  'ACCOUNT_NOT_ACTIVE',
  'PROVIDER_UNREACHABLE',
  'PROVIDER_REFUSED',
  'PROVIDER_RATE_LIMITED',
  /** It answers, but with something that cannot be read: HTML, half a page, a list that never ends. */
  'PROVIDER_ANSWER_UNREADABLE',
  /** A readable answer that contradicts what is known: empty where there was data, a filter that was ignored. */
  'PROVIDER_ANSWER_DOUBTFUL',
  /** The key is genuine, but of a kind that may not read what is needed. */
  'WRONG_KEY_KIND',
  /** The credits at the provider are used up: to be filled up there, nothing is wrong with the connection. */
  'OUT_OF_CREDITS',
  /** There is no company of this name at the booking system. */
  'COMPANY_UNKNOWN',
  'API_KEY_REFUSED',
  'USER_BLOCKED',
  /** The user has to confirm every login with a telephone: not usable unattended. */
  'TWO_FACTOR_ON',
  /** The booking system keeps health data apart and lets no program log in. */
  'HIPAA_ON',
  'NO_RIGHT_TO_BOOKINGS',
  /** Our stored secret does not open any more: it has to be entered again. */
  'SECRET_UNREADABLE',
] as const
export type IntegrationErrorCode = (typeof integrationErrorCodes)[number]

export const integrationAnswer = z.object({
  id: z.uuid(),
  provider: z.enum(providers),
  label: z.string(),
  status: z.enum(integrationStatuses),
  errorCode: z.nullable(z.string()),
})

export const manageIntegrationsAnswer = z.object({
  integration: integrationAnswer,
  /** Present after `connect` and `rotate-webhook` only; it is shown once and kept nowhere. */
  webhookUrl: z.optional(z.url()),
})
export type ManageIntegrationsAnswer = z.infer<typeof manageIntegrationsAnswer>

/** The body of every refusal. */
export const errorAnswer = z.object({
  error: z.object({ code: z.string(), message: z.string(), requestId: z.string() }),
})
