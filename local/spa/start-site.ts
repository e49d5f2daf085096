import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { staticSite } from '../gateway/static-site.ts'
import { buildSpa } from './build-spa.ts'

type Options = {
  projectDir: string
  mode: 'built' | 'hot' | false
  /** The gateway's: Vite's hot reload socket shares it. */
  server: Server
  log: (line: string) => void
}

export type Site = {
  serve(req: IncomingMessage, res: ServerResponse, publishableKey: string): void | Promise<void>
  stop(): Promise<void>
}

const fill = (html: string, publishableKey: string) =>
  // An empty address means: the origin the page came from.
  html.replaceAll('__SUPABASE_URL__', '').replaceAll('__PUBLISHABLE_KEY__', publishableKey)

/** What the gateway serves at `/`: the built app, Vite with hot reload, or nothing. */
export async function startSite({ projectDir, mode, server, log }: Options): Promise<Site> {
  if (mode === false) return { serve: (_, res) => void res.writeHead(404).end(), stop: async () => undefined }
  let key = ''
  if (mode === 'built') {
    const serve = staticSite({
      distDir: await buildSpa(projectDir, log),
      fillPage: (html) => fill(html, key),
    })
    return {
      serve(req, res, publishableKey) {
        key = publishableKey
        return serve(req, res)
      },
      stop: async () => undefined,
    }
  }
  const { createServer } = await import('vite')
  const vite = await createServer({
    root: projectDir,
    appType: 'spa',
    server: { middlewareMode: true, hmr: { server } },
    plugins: [
      {
        name: 'payback-local-key',
        transformIndexHtml: { order: 'post', handler: (html) => fill(html, key) },
      },
    ],
  })
  return {
    serve(req, res, publishableKey) {
      key = publishableKey
      vite.middlewares(req, res)
    },
    stop: () => vite.close(),
  }
}
