import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { controlApi, type ControlledAccount, type NewAccount } from './control-api.ts'
import { faultBox } from './faults.ts'
import { fileJournal, type Journal } from './journal.ts'
import { liveFeed } from './live-feed.ts'
import { addDays, localDay } from './salon/local-time.ts'
import { salonBjork } from './salon/salon-profile.ts'
import { simulatedProviders } from './simulated-providers.ts'
import { simulatorServer } from './simulator-server.ts'
import { accountBook, type AccountBook } from './twilio/account-book.ts'
import { twilioProvider } from './twilio/twilio-provider.ts'
import { twilioAccount, type TwilioAccount } from './twilio/twilio-account.ts'

export type Simulator = {
  /** `http://127.0.0.1:PORT` */
  url: string
  stop(): Promise<void>
  /** What points functions at the simulator, e.g. `TWILIO_API_URL`. */
  env: Record<string, string>
}

type SimulatorOptions = {
  /** 0 takes any free one. */
  port: number
  /** The same seed gives the same salon, account and days. */
  seed?: string
  now?: () => Date
  /** Where live calls are written down, so that they outlive a restart; without it they are forgotten. */
  dataDir?: string
  log?: (line: string) => void
}

/** How often the feed looks for what is due, in milliseconds. */
const PULSE = 200
/** Live calls older than this are forgotten; the plan goes on for ever. */
const JOURNAL_DAYS = 400

/**
 * Starts a fictitious salon's providers on this machine: Twilio's REST API and webhooks once an address is
 * set, everybody else it deals with, and a control API. Rejects when the port is taken.
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { port, seed = 'payback', dataDir, log } = options
  const now = () => (options.now ?? (() => new Date()))().getTime()
  const faults = faultBox()
  const accounts = new Map<string, ControlledAccount>()
  const books = new Map<string, AccountBook>()

  function open(
    account: TwilioAccount,
    ownSeed: string,
    volume: number,
    journal?: Journal,
  ): ControlledAccount {
    const book = accountBook({ account, salon: salonBjork, seed: ownSeed, volume })
    for (const entry of journal?.read() ?? []) {
      if ('text' in entry) book.addText(entry.text, entry.day)
      else book.add(entry.conversation)
    }
    const feed = liveFeed({
      book,
      seed: ownSeed,
      now,
      faults: () => faults.webhooks(),
      ...(journal && { record: journal.append }),
      ...(log && { log: (line: string) => log(`simulator: ${line}`) }),
    })
    const opened = { book, feed }
    accounts.set(account.sid, opened)
    books.set(account.sid, book)
    return opened
  }

  if (dataDir) mkdirSync(dataDir, { recursive: true })
  const journal = dataDir
    ? fileJournal(
        join(dataDir, 'simulator.jsonl'),
        addDays(localDay(now(), salonBjork.timeZone), -JOURNAL_DAYS),
      )
    : undefined
  const { book: salonBook } = open(twilioAccount(seed, salonBjork.name, salonBjork.phone), seed, 1, journal)
  const providers = [
    twilioProvider(books),
    ...simulatedProviders(
      { salon: salonBjork, seed, volume: 1, conversations: salonBook.conversations },
      now,
    ),
  ]

  const addAccount = ({ accountSid, authToken, seed: ownSeed = accountSid, volume = 1 }: NewAccount) =>
    open({ sid: accountSid, authToken, friendlyName: 'Simulated', phone: salonBjork.phone }, ownSeed, volume)

  const server = simulatorServer({
    providers,
    control: controlApi({ accounts, addAccount, providers, faults, now }),
    faults,
    now,
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const pulse = setInterval(() => {
    for (const { feed } of accounts.values()) feed.pulse()
    for (const provider of providers)
      provider.pulse?.(now(), (path) => faults.takeHabits(provider.name, path))
  }, PULSE)
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : port}`

  return {
    url,
    env: Object.fromEntries(providers.flatMap((provider) => Object.entries(provider.env(url)))),
    async stop() {
      clearInterval(pulse)
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
