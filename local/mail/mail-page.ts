import type { CaughtMail, MailCatcher } from './mail-catcher.ts'

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => escapes[sign] ?? sign)

const style = `
  :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
  body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem }
  h1 { font-size: 1.4rem } ul { list-style: none; padding: 0 }
  li { border-block-end: 1px solid color-mix(in srgb, currentcolor 20%, transparent); padding: .6rem 0 }
  time, .to { color: color-mix(in srgb, currentcolor 65%, transparent); font-size: .9rem }
  pre { white-space: pre-wrap; overflow-wrap: anywhere } .links a { overflow-wrap: anywhere }`

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title>` +
  `<meta name="viewport" content="width=device-width"><style>${style}</style></head><body>${body}</body></html>`

/** Answers `/_local/mail`, `/_local/mail/<id>` and `/_local/mail.json`; null for any other path. */
export function mailPage(
  mails: MailCatcher,
  path: string,
): { type: string; body: string; status: number } | null {
  const html = (body: string, status = 200) => ({ type: 'text/html; charset=utf-8', body, status })
  if (path === '/_local/mail.json')
    return { type: 'application/json; charset=utf-8', body: JSON.stringify(mails.list()), status: 200 }
  if (path === '/_local/mail' || path === '/_local/mail/') return html(listPage(mails.list()))
  const id = /^\/_local\/mail\/([\w-]+)$/.exec(path)?.[1]
  if (!id) return null
  const mail = mails.find(id)
  return mail ? html(onePage(mail)) : html(page('Mail', '<p>There is no such mail.</p>'), 404)
}

function listPage(mails: CaughtMail[]): string {
  const items = mails.map(
    ({ id, to, subject, sentAt }) =>
      `<li><a href="/_local/mail/${id}">${escape(subject)}</a><br>` +
      `<span class="to">${escape(to)}</span> · <time datetime="${sentAt}">${sentAt}</time></li>`,
  )
  const list = items.length > 0 ? `<ul>${items.join('')}</ul>` : '<p>No mail yet.</p>'
  return page('Caught mail', `<h1>Caught mail</h1><p>Nothing here was sent to anybody.</p>${list}`)
}

function onePage({ to, subject, sentAt, text, links }: CaughtMail): string {
  const anchors = links.map((link) => `<li><a href="${escape(link)}">${escape(link)}</a></li>`)
  return page(
    subject,
    `<p><a href="/_local/mail">All mail</a></p><h1>${escape(subject)}</h1>` +
      `<p class="to">To ${escape(to)}, <time datetime="${sentAt}">${sentAt}</time></p>` +
      `<ul class="links">${anchors.join('')}</ul><pre>${escape(text)}</pre>`,
  )
}
