import type { Place } from './owner.ts'

/** Posts JSON to one of our functions as whoever the headers say; text goes as it is. */
export function postFunction(
  { functionsUrl }: Pick<Place, 'functionsUrl'>,
  name: string,
  headers: Record<string, string>,
  body: unknown = {},
): Promise<Response> {
  return fetch(`${functionsUrl}/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
}
