import { lazy } from 'react'
import type { ConnectableProvider } from './connectable-provider'

export const openrouter: ConnectableProvider = {
  name: 'openrouter',
  sendsNews: false,
  ConnectDialog: lazy(async () => ({
    default: (await import('../connect-openrouter-dialog')).ConnectOpenrouterDialog,
  })),
  account: () => undefined,
}
