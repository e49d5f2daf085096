import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { EmailDriver, EmailMessage } from '@supabase/lite'
import { z } from 'zod'

const mailSchema = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  html: z.string(),
  links: z.array(z.string()),
  /** ISO 8601, UTC. */
  sentAt: z.string(),
})

export type CaughtMail = z.infer<typeof mailSchema>

export type MailCatcher = EmailDriver & {
  /** Newest first. */
  list(): CaughtMail[]
  find(id: string): CaughtMail | undefined
}

const maxKept = 200

/** Catches what the auth service would send and keeps the newest 200 mails as files of the data folder. */
export async function openMailCatcher(folder: string): Promise<MailCatcher> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const mails = await readMails(folder)

  return {
    list: () => [...mails].reverse(),
    find: (id) => mails.find((mail) => mail.id === id),
    async send(message) {
      const mail = toMail(message, after(mails.at(-1)))
      mails.push(mail)
      const path = join(folder, `${mail.id}.json`)
      await writeFile(`${path}.part`, JSON.stringify(mail, null, 2), { mode: 0o600 })
      await rename(`${path}.part`, path)
      const tooOld = mails.splice(0, Math.max(0, mails.length - maxKept))
      await Promise.all(tooOld.map(({ id }) => rm(join(folder, `${id}.json`), { force: true })))
    },
  }
}

/** Now, and later than the mail before it: two of one millisecond, or of a clock set back, keep their order on disk. */
function after(last: CaughtMail | undefined): Date {
  return new Date(Math.max(Date.now(), last ? Date.parse(last.sentAt) + 1 : 0))
}

function toMail({ to, subject, text = '', html = '' }: EmailMessage, sent: Date): CaughtMail {
  const sentAt = sent.toISOString()
  const links = [...`${text}\n${html}`.matchAll(/https?:\/\/[^\s"'<>]+/g)].map(([link]) =>
    link.replaceAll('&amp;', '&'),
  )
  // The time first: file names sort as the mails came.
  const id = `${sentAt.replace(/\D/g, '')}-${randomBytes(4).toString('hex')}`
  return { id, to, subject, text, html, links: [...new Set(links)], sentAt }
}

async function readMails(folder: string): Promise<CaughtMail[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const mails: CaughtMail[] = []
  for (const name of names) {
    const parsed = mailSchema.safeParse(toJson(await readFile(join(folder, name), 'utf8')))
    if (parsed.success) mails.push(parsed.data)
  }
  return mails.slice(-maxKept)
}

function toJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
