/** Reading a connection: now, and the year behind it. */
export const sync = {
  now: 'Läs in nu',
  reading: 'Läser in …',
  queued: 'Står i kö …',
  retrying: (when: string) => `Nytt försök ${when}.`,
  history: {
    label: (label: string) => `Äldre historik för ${label}`,
    going: (percent: string) => `Hämtar det senaste årets historik, ${percent} klart.`,
    stopping: 'Stoppar …',
    stop: 'Stoppa',
    stopped: 'Hämtningen är stoppad. Det som har kommit är kvar.',
    failed: 'Äldre historik kom inte hela vägen fram. Det som har kommit räknas.',
    again: 'Hämta resten',
  },
}
