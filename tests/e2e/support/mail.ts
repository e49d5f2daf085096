import { inject, vi } from 'vitest'
import { z } from 'zod'

const caughtMails = z.array(z.object({ to: z.string(), links: z.array(z.string()) }))

/** The first link of the newest mail that was caught for this address; waits until there is one. */
export function latestMailLink(address: string): Promise<string> {
  return vi.waitFor(
    async () => {
      const response = await fetch(`${inject('stack').mailUrl}.json`)
      const link = caughtMails.parse(await response.json()).find(({ to }) => to.includes(address))?.links[0]
      if (link === undefined) throw new Error(`No mail with a link for ${address}`)
      return link
    },
    { timeout: 5_000, interval: 50 },
  )
}
