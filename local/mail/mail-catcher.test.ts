import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openMailCatcher } from './mail-catcher.ts'
import { mailPage } from './mail-page.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payback-mail-'))
})
afterEach(() => rm(folder, { recursive: true }))

const mail = {
  to: 'owner@payback.example',
  subject: 'Reset <b>your</b> password',
  text: 'Follow http://127.0.0.1:1/auth/v1/verify?token=t&type=recovery now',
  html: '<a href="http://127.0.0.1:1/auth/v1/verify?token=t&amp;type=recovery">Reset</a>',
}

describe('caught mail', () => {
  it('outlives a restart, for its owner only, newest first, each link once', async () => {
    const first = await openMailCatcher(folder)
    await first.send(mail)
    await first.send({ to: 'other@payback.example', subject: 'Second' })
    const [file = ''] = await readdir(folder)
    expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)

    const again = await openMailCatcher(folder)
    expect(again.list().map(({ subject }) => subject)).toEqual(['Second', mail.subject])
    expect(again.list()[1]?.links).toEqual(['http://127.0.0.1:1/auth/v1/verify?token=t&type=recovery'])
  })

  it('keeps its order on disk, however many come in one millisecond', async () => {
    const mails = await openMailCatcher(folder)
    const subjects = Array.from({ length: 20 }, (_, number) => `Mail ${number}`)
    await Promise.all(subjects.map((subject) => mails.send({ to: 'a@b.example', subject })))
    const again = await openMailCatcher(folder)
    expect(again.list().map(({ subject }) => subject)).toEqual(subjects.toReversed())
  })

  it('keeps the newest 200, on disk too', async () => {
    const mails = await openMailCatcher(folder)
    for (let number = 1; number <= 203; number++)
      await mails.send({ to: 'a@b.example', subject: `Mail ${number}` })
    expect(mails.list()).toHaveLength(200)
    expect(mails.list()[199]?.subject).toBe('Mail 4')
    expect(await readdir(folder)).toHaveLength(200)
  })

  it('is not stopped by a file that a crash cut short', async () => {
    await writeFile(join(folder, '1.json'), '{"id":')
    expect((await openMailCatcher(folder)).list()).toEqual([])
  })
})

describe('the mail page', () => {
  it('shows text as text, never as markup', async () => {
    const mails = await openMailCatcher(folder)
    await mails.send({ ...mail, text: '<script>alert(1)</script>' })
    const id = mails.list()[0]?.id ?? ''
    for (const path of ['/_local/mail', `/_local/mail/${id}`]) {
      const page = mailPage(mails, path)
      expect(page?.status).toBe(200)
      expect(page?.body).not.toContain('<b>your</b>')
      expect(page?.body).not.toContain('<script>')
    }
  })

  it('knows what it does not have', async () => {
    const mails = await openMailCatcher(folder)
    expect(mailPage(mails, '/_local/mail')?.body).toContain('No mail yet')
    expect(mailPage(mails, '/_local/mail/20261123-00')?.status).toBe(404)
    expect(mailPage(mails, '/_local/mail/../settings')).toBeNull()
  })
})
