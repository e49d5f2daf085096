import { answer } from './overview/answer'
import { category } from './overview/category'
import { charts } from './overview/charts'
import { facts } from './overview/facts'
import { info } from './overview/info'
import { lead } from './overview/lead'
import { tasks } from './overview/tasks'
import { trust } from './overview/trust'
import { capital, calls } from './overview/words'

/** The overview. Counts come twice where the words bend: as a number, and as formatted text. */
export const overview = {
  title: 'Översikt',
  category,
  period: {
    label: 'Period',
    month: capital,
    days: (days: number) => `Senaste ${days} dagarna`,
    own: 'Egna datum',
    from: 'Från',
    to: 'Till och med',
    show: (name: string) => `Visa ${name}`,
    noLater: 'Ingen senare period',
    apply: 'Visa',
    printed: (name: string) => `Avser ${name}`,
    comparedWith: (name: string) => `jämfört med ${name}`,
  },
  answer,
  lead,
  band: {
    low: (amount: string) => `minst ${amount}`,
    likely: (amount: string) => `troligt ${amount}`,
    high: (amount: string) => `högst ${amount}`,
    even: 'jämnt upp',
    label: (low: string, likely: string, high: string) =>
      `Tillbaka per krona: minst ${low}, troligt ${likely}, högst ${high}. Jämnt upp är 1 kr.`,
    name: 'Tillbaka per krona',
  },
  facts,
  today: {
    label: 'I dag',
    none: 'inga samtal än',
    calls: (_count: number, digits: string) => calls(digits),
    answered: (digits: string) => `${digits} tagna`,
    missed: (count: number, digits: string) => (count === 1 ? 'ett missat' : `${digits} missade`),
    inProgress: (count: number, digits: string) => (count === 1 ? 'ett pågår' : `${digits} pågår`),
    messages: (digits: string) => `${digits} sms`,
  },
  info,
  charts,
  tasks,
  trust,
  empty: {
    headline: 'Här står snart vad varje krona gav tillbaka',
    connectTitle: 'Anslut din telefoni, så börjar vi räkna',
    connect:
      'Samtal, bokningar, kostnad och värde i kronor visas här, och varje siffra går att öppna. Det tar ett par minuter att börja.',
    connectAction: 'Anslut Twilio',
    waitingTitle: 'Anslutet och klart',
    waiting: 'Ring ditt nummer, så syns det här inom en sekund. Äldre samtal hämtas under tiden.',
    waitingAction: 'Se anslutningen',
  },
}
