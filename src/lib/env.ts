import * as z from 'zod/mini'

const settings = z.object({
  /** '' when the page is served from the same origin as the API. */
  supabaseUrl: z.union([z.literal(''), z.url()]),
  publishableKey: z.string().check(z.minLength(1)),
})

/** The page's own settings, read once from its meta tags; a placeholder nobody filled counts as missing. */
function readMeta(name: string): string {
  const content = document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? ''
  return content.startsWith('__') ? '' : content
}

function readEnv() {
  const parsed = settings.safeParse({
    supabaseUrl: readMeta('payback-supabase-url'),
    publishableKey: readMeta('payback-publishable-key'),
  })
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
    throw new Error(
      `Cannot start: the page's settings are wrong or missing (${names}). Set VITE_SUPABASE_URL and VITE_SUPABASE_PUBLISHABLE_KEY at build.`,
    )
  }
  return {
    supabaseUrl: parsed.data.supabaseUrl === '' ? window.location.origin : parsed.data.supabaseUrl,
    publishableKey: parsed.data.publishableKey,
  }
}

export const env = readEnv()
