import type { EmailDriver } from '@supabase/lite'
import { requestContext } from './request-context.ts'

/**
 * Links in mail lead where the caller asked (`redirect_to`); lite writes the site's address into all of them. Whether
 * the address is allowed is decided when the link is followed: a foreign one leads to the site itself.
 */
export function withRedirect(email: EmailDriver): EmailDriver {
  return {
    send({ to, subject, text, html }) {
      const redirectTo = requestContext.getStore()?.redirectTo
      const redirect = (body: string | undefined) =>
        redirectTo === undefined
          ? body
          : body?.replace(
              /(\bredirect_to=)[^&"'\s<]*/g,
              (_, name: string) => name + encodeURIComponent(redirectTo),
            )
      return email.send({
        to,
        subject,
        ...optional('text', redirect(text)),
        ...optional('html', redirect(html)),
      })
    },
  }
}

const optional = <Name extends string>(name: Name, value: string | undefined) =>
  value === undefined ? {} : { [name]: value }
