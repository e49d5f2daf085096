import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app'
import { preloadSignedIn } from './app/pages'
import { currentLocale } from './hooks/use-ui-store'
import { loadMessages } from './lib/messages/messages'
import { hasStoredSession } from './lib/supabase'
import './styles/theme.css'

/** Not at the top level of the module: a chunk that waits for one that imports it would wait for ever. */
async function start(root: HTMLElement): Promise<void> {
  const locale = currentLocale()
  try {
    await loadMessages(locale)
    document.documentElement.lang = locale
  } catch {
    // The words could not be fetched: the page stays in Swedish, which is always there, rather than blank.
  }
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}

const root = document.getElementById('root')
if (root === null) throw new Error('Cannot start: index.html has no element with the id "root".')

if (hasStoredSession()) preloadSignedIn(window.location.pathname)
void start(root)
