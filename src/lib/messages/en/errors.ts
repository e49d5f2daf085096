import type { Messages } from '../messages'

export const errors: Messages['errors'] = {
  block: {
    offline: 'You are offline. We will fetch this as soon as the network is back.',
    expired: 'You need to sign in again to see this.',
    forbidden: 'This belongs to another account.',
    notFound: 'It does not exist, or it has been removed.',
    rateLimited: 'Too many attempts in a short time. Wait a minute and try again.',
    unreachable: 'We cannot reach the server. The figures are safe there; try again in a moment.',
    server: 'Something went wrong on our side. No figures were lost. Try again in a moment.',
    unknown: 'Something went wrong while showing this. No figures were lost.',
  },
  page: {
    title: 'Something broke here',
    explain: 'It is our fault, and your figures are untouched. Reloading the page usually helps.',
  },
  newVersion: 'Payback has been updated since this page was opened. Reload to catch up.',
  refreshFailed: 'New figures could not be fetched. You are seeing the latest we have.',
  saveFailed: 'It could not be saved.',
  requestId: (id) => `Reference ${id}`,
}
