import { Buffer } from 'node:buffer'
import type { TwilioCredentials } from '../contracts/manage-integrations.ts'
import { urlEnv } from '../env.ts'
import { askProvider, parseProviderJson, type RequestOptions } from '../provider-request.ts'

/** @throws EnvError */
export const twilioApiUrl = () => urlEnv('TWILIO_API_URL', 'https://api.twilio.com/2010-04-01')

/**
 * GET of one JSON resource.
 * @throws ProviderError
 */
export async function getFromTwilio(
  url: string,
  { accountSid, authToken }: TwilioCredentials,
  options?: RequestOptions,
): Promise<unknown> {
  const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`
  const { text } = await askProvider({ provider: 'Twilio', url, headers: { authorization } }, options)
  return parseProviderJson('Twilio', text)
}
