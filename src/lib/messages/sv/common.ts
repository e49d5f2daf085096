/** Words that belong to no single page: navigation, acts, ages, states. */
export const common = {
  skipToContent: 'Hoppa till innehållet',
  navigation: {
    label: 'Huvudmeny',
    overview: 'Översikt',
    calls: 'Samtal',
    bookings: 'Bokningar',
    ai: 'AI',
    costs: 'Kostnader',
    integrations: 'Anslutningar',
    assumptions: 'Antaganden',
    settings: 'Inställningar',
    more: 'Mer',
  },
  acts: {
    retry: 'Försök igen',
    cancel: 'Avbryt',
    close: 'Stäng',
    save: 'Spara',
    copy: 'Kopiera',
    copied: 'Kopierat',
    reload: 'Ladda om sidan',
    signOut: 'Logga ut',
  },
  demo: {
    label: 'Exempeldata',
    start: 'börja på riktigt',
    explain: 'Salongen är påhittad, och alla samtal med den.',
  },
  live: {
    fresh: 'Uppdaterad nyss',
    justNow: 'nyss',
    connecting: 'Ansluter …',
    stale: (age: string) => `Senast uppdaterad ${age}`,
    offline: 'Du är offline',
    offlineSince: (age: string) => `Offline – siffrorna är hämtade ${age}`,
  },
  loading: 'Hämtar …',
  /** Ends the document title: "Samtal – Payback". */
  title: (page: string) => `${page} – Payback`,
  notFound: {
    title: 'Den sidan finns inte',
    explain: 'Länken kan vara gammal, eller så blev något bokstavsfel på vägen.',
    toOverview: 'Till översikten',
  },
}
