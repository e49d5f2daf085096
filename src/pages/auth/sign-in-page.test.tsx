import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { renderApp } from '@/testing/render-app'

const refusal = (status: number, code: string) => () => ({
  status,
  body: { code, error_code: code, msg: code },
})

async function fillIn(user: Awaited<ReturnType<typeof renderApp>>['user']) {
  await user.type(await screen.findByLabelText('E-post'), 'anna@salong.example')
  await user.type(screen.getByLabelText('Lösenord'), 'en lång mening')
  await user.click(screen.getByRole('button', { name: 'Logga in' }))
}

it.each([
  [400, 'invalid_credentials', /hör inte ihop/],
  [400, 'email_not_confirmed', /inte bekräftad än/],
  [429, 'over_request_rate_limit', /För många försök/],
  [503, 'unexpected_failure', /Vi når inte servern/],
])('says in plain words what %i %s means', async (status, code, words) => {
  const server = { 'POST /auth/v1/token': refusal(status, code) }
  const { user } = await renderApp({ path: '/sign-in', signedIn: false, server })
  await fillIn(user)
  expect(await screen.findByRole('alert')).toHaveTextContent(words)
  expect(screen.getByLabelText('E-post')).toHaveValue('anna@salong.example')
})

it('names an incomplete address at its field, moves there, and asks the server nothing', async () => {
  const { user, network } = await renderApp({ path: '/sign-in', signedIn: false })
  await user.type(await screen.findByLabelText('E-post'), 'anna')
  await user.click(screen.getByRole('button', { name: 'Logga in' }))

  const email = screen.getByLabelText('E-post')
  expect(email).toHaveAccessibleDescription(/Skriv hela e-postadressen/)
  expect(email).toBeInvalid()
  expect(email).toHaveFocus()
  expect(network.askedFor('POST /auth/v1/token')).toHaveLength(0)
})

it('mails a link, makes no account for a mistyped address, and never says which it was', async () => {
  const server = { 'POST /auth/v1/otp': () => ({ body: {} }) }
  const { user, network } = await renderApp({ path: '/sign-in', signedIn: false, server })
  await user.type(await screen.findByLabelText('E-post'), 'anna@salong.example')
  await user.click(screen.getByRole('button', { name: 'Mejla mig en inloggningslänk' }))

  expect(await screen.findByRole('heading', { name: 'Titta i mejlen' })).toBeVisible()
  expect(screen.getByText(/Om anna@salong.example har ett konto/)).toBeVisible()
  expect(network.askedFor('POST /auth/v1/otp')[0]?.body).toMatchObject({ create_user: false })
  await user.click(screen.getByRole('link', { name: 'Tillbaka till inloggningen' }))
  expect(await screen.findByRole('heading', { name: 'Välkommen tillbaka' })).toBeVisible()
})

it('lets the password be seen, and tells password managers what is what', async () => {
  const { user } = await renderApp({ path: '/sign-in', signedIn: false })
  const password = await screen.findByLabelText('Lösenord')
  expect(password).toHaveAttribute('type', 'password')
  expect(password).toHaveAttribute('autocomplete', 'current-password')
  expect(screen.getByLabelText('E-post')).toHaveAttribute('autocomplete', 'username')
  await user.click(screen.getByRole('button', { name: 'Visa lösenordet' }))
  expect(password).toHaveAttribute('type', 'text')
})

it('speaks English when asked to', async () => {
  const { user } = await renderApp({ path: '/sign-in', signedIn: false })
  await user.click(await screen.findByRole('button', { name: 'In English' }))
  expect(await screen.findByRole('heading', { name: 'Welcome back' })).toBeVisible()
  await waitFor(() => expect(document.title).toBe('Welcome back – Payback'))
  expect(document.documentElement.lang).toBe('en')
})
