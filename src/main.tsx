import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app'
import { preloadSignedIn } from './app/pages'
import { currentLocale } from './hooks/use-ui-store'
import { loadMessages } from './lib/messages/messages'
import { hasStoredSession } from './lib/supabase'
import './styles/theme.css'

const root = document.getElementById('root')
if (root === null) throw new Error('Cannot start: index.html has no element with the id "root".')

if (hasStoredSession()) preloadSignedIn(window.location.pathname)

const locale = currentLocale()
document.documentElement.lang = locale
// Not awaited at the top level: a file of words that shares code with this one would wait for it to finish.
void loadMessages(locale).then(() =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
)
