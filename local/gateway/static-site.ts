import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { securityHeaders } from './security-headers.ts'

const compressors = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
}
type Encoding = keyof typeof compressors

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}
const compressible = /^(text|application|image\/svg)/

type Site = { distDir: string; fillPage: (html: string) => string }
type StoredFile = { body: Buffer; etag: string; encoded: Map<Encoding, Buffer> }

/** Serves the built SPA: hashed assets for ever, compressed once, and index.html for every other address. */
export function staticSite({ distDir, fillPage }: Site) {
  const root = resolve(distDir)
  const files = new Map<string, Promise<StoredFile | null>>()

  function load(path: string): Promise<StoredFile | null> {
    let file = files.get(path)
    if (!file) {
      file = readStored(path, path === join(root, 'index.html') ? fillPage : null)
      files.set(path, file)
    }
    return file
  }

  return async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.method !== 'GET' && req.method !== 'HEAD') return end(res, 405, { allow: 'GET, HEAD' })
    const wanted = insideRoot(root, req.url ?? '/')
    const isAsset = wanted !== null && /^\/assets\//.test(wanted.slice(root.length).replaceAll(sep, '/'))
    const isFile = wanted !== null && extname(wanted) !== '' && extname(wanted) !== '.html'
    const path = isFile ? wanted : join(root, 'index.html')
    const file = await load(path)
    // A missing asset must not answer with a page: the browser would run HTML as script.
    if (!file) {
      files.delete(path)
      return end(res, isFile ? 404 : 503, {}, isFile ? 'Not found' : 'The app is not built.')
    }
    await send(req, res, { file, path, isAsset })
  }
}

async function send(
  req: IncomingMessage,
  res: ServerResponse,
  { file, path, isAsset }: { file: StoredFile; path: string; isAsset: boolean },
): Promise<void> {
  const type = types[extname(path)] ?? 'application/octet-stream'
  const headers: Record<string, string | number> = {
    ...securityHeaders({ isHttps: req.headers['x-forwarded-proto'] === 'https' }),
    'content-type': type,
    'cache-control': isAsset ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: file.etag,
    vary: 'accept-encoding',
  }
  if (req.headers['if-none-match'] === file.etag) return end(res, 304, headers)
  const encoding = compressible.test(type) ? acceptedEncoding(req.headers['accept-encoding']) : null
  const body = encoding ? await encode(file, encoding) : file.body
  if (encoding) headers['content-encoding'] = encoding
  headers['content-length'] = body.length
  res.writeHead(200, headers)
  res.end(req.method === 'HEAD' ? undefined : body)
}

async function encode(file: StoredFile, encoding: Encoding): Promise<Buffer> {
  const known = file.encoded.get(encoding)
  if (known) return known
  const made = await compressors[encoding](file.body)
  file.encoded.set(encoding, made)
  return made
}

const acceptedEncoding = (accept: string | string[] | undefined): Encoding | null =>
  /\bbr\b/.test(String(accept)) ? 'br' : /\bgzip\b/.test(String(accept)) ? 'gzip' : null

async function readStored(path: string, fill: Site['fillPage'] | null): Promise<StoredFile | null> {
  const read = await readFile(path).catch(() => null)
  if (!read) return null
  const body = fill ? Buffer.from(fill(read.toString('utf8'))) : read
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  return { body, etag, encoded: new Map() }
}

/** The file an address means, or null when it points outside the folder. */
function insideRoot(root: string, url: string): string | null {
  try {
    const path = resolve(root, `.${decodeURIComponent(url.split(/[?#]/)[0] ?? '/')}`)
    return path === root || path.startsWith(root + sep) ? path : null
  } catch {
    return null
  }
}

function end(res: ServerResponse, status: number, headers: Record<string, string | number>, text = ''): void {
  res.writeHead(status, { ...securityHeaders({ isHttps: false }), ...headers })
  res.end(text)
}
