/**
 * The fields of an `application/x-www-form-urlencoded` text in their order, exactly as `URLSearchParams` reads them.
 * Written out, because that class costs a webhook as much as everything else that is read of it.
 */
export function formParams(text: string): [string, string][] {
  const params: [string, string][] = []
  try {
    for (const field of (text.startsWith('?') ? text.slice(1) : text).split('&')) {
      if (field === '') continue
      const equals = field.indexOf('=')
      const name = equals === -1 ? field : field.slice(0, equals)
      const value = equals === -1 ? '' : field.slice(equals + 1)
      params.push([decoded(name), decoded(value)])
    }
  } catch (error) {
    if (!(error instanceof URIError)) throw error
    // What is not well-formed is left to the standard's own reader.
    return [...new URLSearchParams(text)]
  }
  return params
}

/** @throws URIError for a `%` that is not the beginning of valid UTF-8 */
function decoded(part: string): string {
  const spaced = part.includes('+') ? part.replaceAll('+', ' ') : part
  return spaced.includes('%') ? decodeURIComponent(spaced) : spaced
}
