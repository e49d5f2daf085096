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
const render = () =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )

// Not awaited at the top level: a file of words that shares code with this one would wait for it to finish.
// Words that cannot be fetched leave the page in Swedish, which is always there.
void loadMessages(locale)
  .then(() => (document.documentElement.lang = locale))
  .catch(() => undefined)
  .then(render)
