import { vi } from 'vitest'
import { z } from 'zod'

const mailsSchema = z.array(
  z.object({
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    links: z.array(z.string()),
    sentAt: z.string(),
  }),
)

/** Mail the local stack caught for an address, newest first. */
export async function mailsTo(mailUrl: string, address: string) {
  const answer = await fetch(`${mailUrl}.json`)
  return mailsSchema.parse(await answer.json()).filter(({ to }) => to === address)
}

/** Waits for a mail whose subject matches and returns its sign-in link. */
export function linkFromMail(mailUrl: string, address: string, subject: RegExp): Promise<string> {
  return vi.waitFor(async () => {
    const mail = (await mailsTo(mailUrl, address)).find((one) => subject.test(one.subject))
    const link = mail?.links.find((one) => one.includes('/auth/v1/verify'))
    if (!link) throw new Error(`No mail to ${address} with a link and a subject like ${subject}`)
    return link
  }, 5000)
}
