import { act, screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { accountRow, authSession } from '@/testing/builders'
import { renderApp } from '@/testing/render-app'

it('sends a stranger to sign in and then to the address that was wanted', async () => {
  const { user } = await renderApp({ path: '/integrations?connect=none', signedIn: false })
  await user.type(await screen.findByLabelText('E-post'), 'anna@salong.example')
  await user.type(screen.getByLabelText('Lösenord'), 'en lång mening')
  await user.click(screen.getByRole('button', { name: 'Logga in' }))

  expect(await screen.findByRole('heading', { name: 'Anslutningar' })).toBeVisible()
  expect(window.location.pathname + window.location.search).toBe('/integrations?connect=none')
})

it('keeps the view of someone whose sign-in ran out, covered, until the password is given again', async () => {
  const { user, network, sockets } = await renderApp({ path: '/settings' })
  const name = await screen.findByLabelText('Namn')
  await user.type(name, ' & Co')

  const refused = {
    status: 401,
    body: { code: 'PGRST303', message: 'JWT expired', details: null, hint: null },
  }
  network.answer('GET /rest/v1/accounts', () => refused)
  network.answer('POST /auth/v1/token', () => ({ status: 400, body: { code: 'refresh_token_not_found' } }))
  act(() => sockets.broadcast('changed', { tables: ['accounts'] }))

  expect(await screen.findByRole('dialog', { name: 'Logga in igen' })).toBeVisible()
  expect(screen.queryByRole('heading', { name: 'Inställningar' })).toBeNull()

  network.answer('GET /rest/v1/accounts', () => ({ body: accountRow() }))
  network.answer('POST /auth/v1/token', () => ({ body: authSession() }))
  await user.type(screen.getByLabelText('Lösenord'), 'en lång mening')
  await user.click(screen.getByRole('button', { name: 'Logga in' }))

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.getByLabelText('Namn')).toHaveValue('Salong Björk & Co')
})

it('signs out on purpose: the channel is left, and the sign-in page shows', async () => {
  const { user, sockets } = await renderApp({ path: '/settings' })
  await waitFor(() => expect(sockets.joins()).toHaveLength(1))
  await user.click(await screen.findByRole('button', { name: 'Logga ut' }))

  expect(await screen.findByRole('heading', { name: 'Välkommen tillbaka' })).toBeVisible()
  expect(sockets.leaves()).toHaveLength(1)
  expect(localStorage.getItem('payback.session')).toBeNull()
  // Whoever signs in next is not sent to where this one was.
  expect(window.history.state.usr).toBeNull()
})

it('has a page for an address that does not exist, with a way on', async () => {
  await renderApp({ path: '/ingenting' })
  expect(await screen.findByRole('heading', { name: 'Den sidan finns inte' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Till översikten' })).toHaveAttribute('href', '/')
})

it('tells at sign-in that a mailed link has gone out', async () => {
  await renderApp({ path: '/#error=access_denied&error_code=otp_expired', signedIn: false })
  expect(await screen.findByRole('alert')).toHaveTextContent('Länken har gått ut')
})

it('says that the figures are made up in a demo, one tap from real ones', async () => {
  const { user } = await renderApp({
    path: '/settings',
    server: { 'GET /rest/v1/accounts': () => ({ body: accountRow({ is_demo: true }) }) },
  })
  const [start] = await screen.findAllByRole('button', { name: 'börja på riktigt' })
  if (start === undefined) throw new Error('The demo has no way out.')
  await user.click(start)
  expect(await screen.findByRole('heading', { name: 'Börja räkna' })).toBeVisible()
})
