import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv, type Plugin } from 'vite'

/**
 * Writes the project's address and publishable key into index.html when the environment names them.
 * Without them the placeholders stay, and the server that hands out the page fills them.
 */
function supabaseMeta(env: Record<string, string>): Plugin {
  const values = {
    __SUPABASE_URL__: env.VITE_SUPABASE_URL,
    __PUBLISHABLE_KEY__: env.VITE_SUPABASE_PUBLISHABLE_KEY,
  }
  return {
    name: 'payback-supabase-meta',
    transformIndexHtml: (html) =>
      Object.entries(values).reduce(
        (page, [placeholder, value]) => (value === undefined ? page : page.replace(placeholder, value)),
        html,
      ),
  }
}

/** The parts of a form, which the sign-in pages need and several others too. */
const formParts =
  /ui\/(text-field|password-field|notice)|document-title|auth-problem|pages\/auth\/[a-z-]+\.tsx?$/

/** What the pages behind sign-in have in common; not windows, charts and filters, which come with what opens them. */
const isSharedBehindSignIn = (id: string) =>
  id.includes('@tanstack') ||
  (/\/src\/(hooks|lib|components|app)\//.test(id) && !/charts|filters|ui\/[a-z-]*dialog/.test(id))

export default defineConfig(({ mode }) => ({
  plugins: [react(), tailwindcss(), supabaseMeta(loadEnv(mode, process.cwd(), 'VITE_'))],
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('./src', import.meta.url)),
      '@supabase/storage-js': fileURLToPath(new URL('./src/lib/no-storage.ts', import.meta.url)),
    },
  },
  build: {
    target: 'es2022',
    // light-dark() is understood by these; older targets would make the minifier rewrite it.
    cssTarget: ['chrome123', 'safari17.5', 'firefox120'],
    sourcemap: false,
    // `start` holds React, the router and supabase-js; docs/decisions/062 counts what goes over the wire.
    chunkSizeWarningLimit: 600,
    // No inline module preload script: the content security policy allows scripts from 'self' only.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // By who needs it, and never a request for a few hundred bytes: what every visitor needs first.
            { name: 'start', tags: ['$initial'], priority: 3 },
            { name: 'form', test: formParts, minShareCount: 2, priority: 2 },
            { name: 'signed-in', test: isSharedBehindSignIn, minShareCount: 2, priority: 1 },
          ],
        },
      },
    },
  },
}))
