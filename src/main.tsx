import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app'
import { createQueryClient } from './app/query-client'
import { currentLocale } from './hooks/use-ui-store'
import { loadMessages } from './lib/messages/messages'
import './styles/theme.css'

const root = document.getElementById('root')
if (root === null) throw new Error('Cannot start: index.html has no element with the id "root".')

const locale = currentLocale()
document.documentElement.lang = locale
await loadMessages(locale)

createRoot(root).render(
  <StrictMode>
    <App queryClient={createQueryClient()} />
  </StrictMode>,
)
