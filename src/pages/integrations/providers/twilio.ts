import { lazy } from 'react'
import type { ConnectableProvider } from './connectable-provider'

/** `AC0123…89ab`: enough to tell two accounts apart. */
const shortSid = (sid: string) => `${sid.slice(0, 6)}…${sid.slice(-4)}`

export const twilio: ConnectableProvider = {
  name: 'twilio',
  sendsNews: true,
  ConnectDialog: lazy(async () => ({
    default: (await import('../connect-twilio-dialog')).ConnectTwilioDialog,
  })),
  account: ({ accountSid }) => accountSid && shortSid(accountSid),
}
