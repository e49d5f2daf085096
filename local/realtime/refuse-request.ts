const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST, OPTIONS',
  'access-control-allow-headers': 'authorization, apikey, content-type, x-client-info, x-api-key',
}

/**
 * Answers plain HTTP under /realtime/v1. Broadcasts over HTTP are not offered locally: 501 with the reason in
 * `message`, where supabase-js looks for it. The socket's own address without an upgrade: 426.
 */
export function refuseRequest(request: Request): Response {
  if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: cors })
  const { pathname } = new URL(request.url)
  if (pathname.endsWith('/websocket')) {
    return answer(426, 'UPGRADE_REQUIRED', 'This address takes WebSocket connections only', {
      upgrade: 'websocket',
    })
  }
  if (pathname.includes('/api/broadcast')) {
    const message = 'The local Realtime sends only what the database broadcasts: use realtime.send()'
    return answer(501, 'BROADCAST_NOT_OFFERED', message)
  }
  return answer(404, 'NOT_FOUND', 'Realtime has no such address')
}

function answer(status: number, code: string, message: string, headers = {}): Response {
  return Response.json({ code, message }, { status, headers: { ...cors, ...headers } })
}
