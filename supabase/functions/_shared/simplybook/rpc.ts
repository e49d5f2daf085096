import type { IntegrationErrorCode } from '../contracts/manage-integrations.ts'
import {
  askProvider,
  parseProviderJson,
  ProviderError,
  unreadable,
  type RequestOptions,
} from '../provider-request.ts'
import { object } from './json-fields.ts'

/** An error of JSON-RPC, which comes with HTTP 200. Only its number is kept: texts may quote what was sent. */
export class RpcError extends ProviderError {
  constructor(readonly number: number | undefined) {
    super('refused', `SimplyBook.me answers with error ${number ?? 'without number'}`, {
      code: (number !== undefined && MEANING.get(number)) || 'PROVIDER_REFUSED',
    })
  }
}

const MEANING: ReadonlyMap<number, IntegrationErrorCode> = new Map<number, IntegrationErrorCode>([
  [-33001, 'COMPANY_UNKNOWN'],
  [-33002, 'API_KEY_REFUSED'],
  [-33003, 'CREDENTIALS_REFUSED'],
  [-33004, 'USER_BLOCKED'],
  [-33005, 'HIPAA_ON'],
])

/**
 * One call of JSON-RPC 2.0.
 * @param url base and service, for example `https://user-api.simplybook.me/login`
 * @returns the result, whatever it is
 * @throws ProviderError; an RpcError when SimplyBook.me understood and refused
 */
export async function callRpc(
  url: string,
  method: string,
  params: readonly unknown[],
  { headers, ...options }: RequestOptions & { headers?: Record<string, string> } = {},
): Promise<unknown> {
  const { text } = await askProvider(
    {
      provider: 'SimplyBook.me',
      url,
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ jsonrpc: '2.0', method, params, id: 1 }),
    },
    options,
  )
  const answer = object(parseProviderJson('SimplyBook.me', text))
  if (!answer) throw unreadable('SimplyBook.me', 'answers with something that is not an object')
  const error = object(answer['error'])
  if (error) {
    const number = Number(error['code'])
    throw new RpcError(Number.isInteger(number) ? number : undefined)
  }
  // The error may also be a bare text.
  if (answer['error'] !== null && answer['error'] !== undefined) throw new RpcError(undefined)
  return answer['result']
}
