/** The caller's own id when it is harmless to repeat in logs and headers, otherwise a new one. */
export function requestId(request: Request): string {
  const given = request.headers.get('x-request-id')
  return given && /^[\w-]{8,64}$/.test(given) ? given : crypto.randomUUID()
}
