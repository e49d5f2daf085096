import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { App } from '@/app/app'
import { forgetOnSignOut } from '@/lib/on-sign-out'
import { supabase } from '@/lib/supabase'
import { accountRow, authSession, authUser, integrationRow } from './builders'
import { fakeNetwork } from './fake-network'
import { fakeSockets } from './fake-socket'

type Handlers = Parameters<typeof fakeNetwork>[0]

/** A server where the owner of Salong Björk has Twilio connected; tests replace what they are about. */
const usualServer: Handlers = {
  'GET /auth/v1/user': () => ({ body: authUser() }),
  'POST /auth/v1/token': () => ({ body: authSession() }),
  'POST /auth/v1/logout': () => ({ status: 204 }),
  'GET /rest/v1/accounts': () => ({ body: accountRow() }),
  'GET /rest/v1/integrations': () => ({ body: [integrationRow()] }),
  'GET /rest/v1/sync_jobs': () => ({ body: [] }),
  'GET /rest/v1/telephony_events': () => ({ body: [] }),
}

type RenderAppOptions = { path: string; signedIn?: boolean; server?: Handlers }

/** The whole application at an address, as one person would meet it. Only the network is not real. */
export async function renderApp({ path, signedIn = true, server = {} }: RenderAppOptions) {
  const network = fakeNetwork({ ...usualServer, ...server })
  const sockets = fakeSockets()
  forgetOnSignOut()
  if (signedIn) {
    const { access_token, refresh_token } = authSession()
    await supabase.auth.setSession({ access_token, refresh_token })
  } else {
    await supabase.auth.signOut({ scope: 'local' })
  }
  window.history.replaceState(null, '', path)
  const user = userEvent.setup()
  const view = render(<App />)
  return { user, network, sockets, ...view }
}
