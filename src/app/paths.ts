/** Every address of the interface: the pattern for the router and the function that fills it. */
export const paths = {
  signIn: { pattern: '/sign-in', href: () => '/sign-in' },
  signUp: { pattern: '/sign-up', href: () => '/sign-up' },
  forgotPassword: { pattern: '/forgot-password', href: () => '/forgot-password' },
  resetPassword: { pattern: '/reset-password', href: () => '/reset-password' },
  overview: { pattern: '/', href: () => '/' },
  calls: { pattern: '/calls', href: (search = '') => `/calls${search}` },
  call: { pattern: '/calls/:id', href: (id: string, search = '') => `/calls/${id}${search}` },
  bookings: { pattern: '/bookings', href: (search = '') => `/bookings${search}` },
  booking: { pattern: '/bookings/:id', href: (id: string, search = '') => `/bookings/${id}${search}` },
  ai: { pattern: '/ai', href: (search = '') => `/ai${search}` },
  costs: { pattern: '/costs', href: (search = '') => `/costs${search}` },
  fixedCosts: { pattern: '/costs/fixed', href: () => '/costs/fixed' },
  assumptions: { pattern: '/assumptions', href: (search = '') => `/assumptions${search}` },
  /** The rows behind the two values: the time that calls saved, and the bookings that calls rescued. */
  value: { pattern: '/value', href: (search = '') => `/value${search}` },
  integrations: { pattern: '/integrations', href: () => '/integrations' },
  /** The page with the window for connecting a provider open. */
  connectTwilio: { pattern: '/integrations', href: () => '/integrations?connect=twilio' },
  connectOpenrouter: { pattern: '/integrations', href: () => '/integrations?connect=openrouter' },
  connectSimplybook: { pattern: '/integrations', href: () => '/integrations?connect=simplybook' },
  /** On a phone, what does not fit in the bar. */
  more: { pattern: '/more', href: () => '/more' },
  settings: { pattern: '/settings', href: () => '/settings' },
} as const
