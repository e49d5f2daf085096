import type { Messages } from '../messages'

export const common: Messages['common'] = {
  skipToContent: 'Skip to content',
  navigation: {
    label: 'Main menu',
    overview: 'Overview',
    calls: 'Calls',
    bookings: 'Bookings',
    ai: 'AI',
    costs: 'Costs',
    integrations: 'Connections',
    assumptions: 'Assumptions',
    settings: 'Settings',
    more: 'More',
  },
  acts: {
    retry: 'Try again',
    cancel: 'Cancel',
    close: 'Close',
    save: 'Save',
    copy: 'Copy',
    copied: 'Copied',
    reload: 'Reload the page',
    signOut: 'Sign out',
  },
  demo: {
    label: 'Sample data',
    start: 'start for real',
    explain: 'The salon is made up, and so are all its calls.',
  },
  live: {
    fresh: 'Updated just now',
    justNow: 'just now',
    connecting: 'Connecting …',
    stale: (age) => `Last updated ${age}`,
    offline: 'You are offline',
    offlineSince: (age) => `Offline – figures fetched ${age}`,
  },
  loading: 'Loading …',
  title: (page) => `${page} – Payback`,
  notFound: {
    title: 'That page does not exist',
    explain: 'The link may be old, or a letter went astray on the way.',
    toOverview: 'To the overview',
  },
}
