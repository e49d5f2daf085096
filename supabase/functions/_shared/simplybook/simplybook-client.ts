import {
  askProvider,
  parseProviderJson,
  ProviderError,
  type ProviderAnswer,
  type RequestOptions,
} from '../provider-request.ts'
import { object } from './json-fields.ts'
import type { Granted, SimplyBookSession } from './session.ts'

export type SimplyBookClient = {
  /** One resource as JSON; undefined when there is none (404). @throws ProviderError */
  get(path: string): Promise<unknown>
}

/** The token is not accepted: an old one is renewed, any other wants the password. */
class TokenRefused extends ProviderError {
  constructor(readonly wants: 'refresh' | 'login') {
    super('refused', 'SimplyBook.me does not accept the token')
  }
}

type ClientOptions = {
  companyLogin: string
  session: Pick<SimplyBookSession, 'token'>
  request: RequestOptions
}

/** Reads REST v2 with the company's token: one request after the other, at SimplyBook's pace. */
export function simplyBookClient({ companyLogin, session, request }: ClientOptions): SimplyBookClient {
  let granted: Granted | undefined
  let lastAt = 0
  let turn: Promise<unknown> = Promise.resolve()

  async function ask(path: string): Promise<unknown> {
    for (let attempt = 0; ; attempt++) {
      granted ??= await session.token()
      await keepPace(granted.base.pauseMs)
      try {
        const answer = await askProvider(
          {
            provider: 'SimplyBook.me',
            url: granted.base.rest + path,
            headers: {
              'content-type': 'application/json',
              'x-company-login': companyLogin,
              'x-token': granted.token,
            },
          },
          { ...request, judge: judgeBookings },
        )
        return parseProviderJson('SimplyBook.me', answer.text)
      } catch (error) {
        if (error instanceof ProviderError && error.kind === 'not_found') return undefined
        if (!(error instanceof TokenRefused) || attempt > 0) throw error
        granted = await session.token({ token: granted.token, wants: error.wants })
      }
    }
  }

  async function keepPace(pauseMs: number): Promise<void> {
    const wait = lastAt + pauseMs - Date.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    lastAt = Date.now()
  }

  return {
    get(path) {
      const answer = turn.then(() => ask(path))
      turn = answer.catch(() => undefined)
      return answer
    },
  }
}

/** What REST v2 means by its refusals. */
export function judgeBookings({ status, text }: ProviderAnswer): ProviderError | undefined {
  if (status === 401) return new TokenRefused(bodyCode(text) === 419 ? 'refresh' : 'login')
  if (status === 403) {
    return new ProviderError('refused', 'SimplyBook.me does not show this user the bookings (403)', {
      code: 'NO_RIGHT_TO_BOOKINGS',
      status,
    })
  }
  return undefined
}

/** The code in the body tells apart what the status does not. */
function bodyCode(text: string): number | undefined {
  try {
    return Number(object(JSON.parse(text))?.['code'])
  } catch {
    return undefined
  }
}
