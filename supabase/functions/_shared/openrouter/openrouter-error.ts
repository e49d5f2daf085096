import * as z from 'zod/mini'
import { ProviderError, type ProviderAnswer } from '../provider-request.ts'

const errorBody = z.object({ error: z.object({ code: z.optional(z.union([z.number(), z.string()])) }) })

/**
 * What OpenRouter means by an answer. For `askProvider`.
 * @returns undefined when the usual rules hold
 */
export function openRouterError({ status, text }: ProviderAnswer): ProviderError | undefined {
  const inBody = errorCode(text)
  // An error after the work began comes as 200 with the error in the body: that is not "no use".
  const code = status === 200 && inBody !== undefined ? inBody : status
  switch (code) {
    case 401:
      return new ProviderError('refused', 'OpenRouter refuses the key (401)', { status: 401 })
    case 402:
      return new ProviderError('unexpected', 'OpenRouter answers 402: the credits are used up', {
        code: 'OUT_OF_CREDITS',
        status: 402,
      })
    case 403:
      // Something in between may refuse as well, in its own words; only OpenRouter's refusal is about the key.
      return inBody === undefined
        ? new ProviderError('unexpected', 'OpenRouter answers 403 without saying why', { status: 403 })
        : wrongKeyKind()
    default:
      return code === status ? undefined : errorInBody(code)
  }
}

/** A key that makes models answer cannot read what the account uses, and the other way round. */
export function wrongKeyKind(): ProviderError {
  return new ProviderError('refused', 'OpenRouter wants a management key, and this is another kind (403)', {
    code: 'WRONG_KEY_KIND',
    status: 403,
  })
}

function errorInBody(code: number): ProviderError {
  const message = `OpenRouter answers 200 with error ${code}`
  if (code === 429) return new ProviderError('rate_limited', message, { status: code })
  if (code === 404) return new ProviderError('not_found', message, { status: code })
  const passes = code === 408 || code >= 500
  return new ProviderError(passes ? 'unreachable' : 'unexpected', message, { status: code })
}

function errorCode(text: string): number | undefined {
  // The readable answers are long, and only one that names an error needs a look.
  if (!text.slice(0, 2000).includes('"error"')) return undefined
  try {
    const body = errorBody.safeParse(JSON.parse(text))
    if (!body.success) return undefined
    const code = Number(body.data.error.code)
    return Number.isInteger(code) ? code : 500
  } catch {
    return undefined
  }
}
