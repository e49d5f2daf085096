/** Every address of the interface: the pattern for the router and the function that fills it. */
export const paths = {
  signIn: { pattern: '/sign-in', href: () => '/sign-in' },
  signUp: { pattern: '/sign-up', href: () => '/sign-up' },
  forgotPassword: { pattern: '/forgot-password', href: () => '/forgot-password' },
  resetPassword: { pattern: '/reset-password', href: () => '/reset-password' },
  overview: { pattern: '/', href: () => '/' },
  calls: { pattern: '/calls', href: (search = '') => `/calls${search}` },
  call: { pattern: '/calls/:id', href: (id: string, search = '') => `/calls/${id}${search}` },
  integrations: { pattern: '/integrations', href: () => '/integrations' },
  /** The page with the window for connecting Twilio open. */
  connectTwilio: { pattern: '/integrations', href: () => '/integrations?connect=twilio' },
  settings: { pattern: '/settings', href: () => '/settings' },
} as const
