import type { DemoParts } from './demo-parts.ts'
import { writeDemoRecord, type DemoRecord } from './demo-record.ts'
import { simulatedAccount, type Session } from './demo-session.ts'

/**
 * The address that the demo's Twilio connection listens on, connecting if nobody ever did.
 * @returns null when a visitor has disconnected it: that is left as it is.
 */
export async function ensureDemoConnection(
  { status, simulatorUrl, account, gateway, recordPath }: DemoParts,
  { record, userId, session }: { record: DemoRecord; userId: string; session: Session | null },
): Promise<string | null> {
  const keep = async (webhookUrl: string) => {
    await writeDemoRecord(recordPath, { ...record, webhookUrl, functionsUrl: status.functionsUrl })
    return webhookUrl
  }
  const integration = await account.integration(userId)
  const { webhookUrl, functionsUrl } = record
  if (!integration && webhookUrl) return null
  if (integration && webhookUrl && integration.isAddress(webhookUrl)) {
    if (!functionsUrl || functionsUrl === status.functionsUrl) return webhookUrl
    // Started on another port: the token is what counts, and it is the same.
    return keep(webhookUrl.replace(functionsUrl, status.functionsUrl))
  }
  const signedIn = session ?? (await gateway.signIn(record))
  const connection = integration
    ? await gateway.rotateWebhook(signedIn, integration.id)
    : await gateway.connectTwilio(signedIn, await simulatedAccount(simulatorUrl))
  return keep(connection.webhookUrl)
}
