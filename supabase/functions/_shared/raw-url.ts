/** Path and query exactly as they came: `new URL()` would re-encode characters that a signature covers. */
export function splitRawUrl(url: string): { pathname: string; search: string } {
  const rest = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/#.*$/s, '')
  const query = rest.indexOf('?')
  return query === -1
    ? { pathname: rest || '/', search: '' }
    : { pathname: rest.slice(0, query) || '/', search: rest.slice(query) }
}
