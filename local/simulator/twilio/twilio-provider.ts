import { jsonAnswer, type SimulatedProvider } from '../simulated-provider.ts'
import type { AccountBook } from './account-book.ts'
import { restApi, restError, type RestAnswer } from './rest-api.ts'

const toAnswer = ({ status, body, headers }: RestAnswer) => jsonAnswer(status, body, headers)

/** Twilio's refusals carry a code of their own. */
const refusals = {
  401: restError(401, 20003, 'Authenticate'),
  429: restError(429, 20429, 'Too Many Requests'),
  500: restError(500, 20500, 'Internal Server Error'),
}

/** Twilio's REST API for the accounts of the simulator; its webhooks are the live feed's. */
export const twilioProvider = (books: ReadonlyMap<string, AccountBook>): SimulatedProvider => ({
  name: 'twilio',
  handle: ({ method, path, query, headers, now }) =>
    toAnswer(restApi(books, { method, path, query, authorization: headers.authorization ?? null, now })),
  env: (url) => ({ TWILIO_API_URL: `${url}/twilio/2010-04-01` }),
  refuse: (status) => toAnswer(refusals[status]),
})
