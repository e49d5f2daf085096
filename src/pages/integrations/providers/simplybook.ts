import { lazy } from 'react'
import type { ConnectableProvider } from './connectable-provider'

export const simplybook: ConnectableProvider = {
  name: 'simplybook',
  sendsNews: true,
  ConnectDialog: lazy(async () => ({
    default: (await import('../connect-simplybook-dialog')).ConnectSimplybookDialog,
  })),
  account: ({ companyLogin }) => companyLogin,
}
