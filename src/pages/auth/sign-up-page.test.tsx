import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { authSession, authUser } from '@/testing/builders'
import { answerDashboard } from '@/testing/dashboard-builder'
import { renderApp } from '@/testing/render-app'

async function fillIn(user: Awaited<ReturnType<typeof renderApp>>['user'], password = 'en lång mening') {
  await user.type(await screen.findByLabelText('Vad heter din verksamhet?'), 'Salong Björk')
  await user.type(screen.getByLabelText('E-post'), 'anna@salong.example')
  await user.type(screen.getByLabelText('Lösenord'), password)
  await user.click(screen.getByRole('button', { name: 'Skapa konto' }))
}

it('makes an account with the business’s name and goes straight in', async () => {
  const server = {
    'POST /auth/v1/signup': () => ({ body: authSession() }),
    'POST /rest/v1/rpc/get_dashboard': answerDashboard({ first_day: null }),
  }
  const { user, network } = await renderApp({ path: '/sign-up', signedIn: false, server })
  await fillIn(user)

  expect(await screen.findAllByText('Salong Björk')).not.toHaveLength(0)
  expect(window.location.pathname).toBe('/')
  expect(network.askedFor('POST /auth/v1/signup')[0]?.body).toMatchObject({
    email: 'anna@salong.example',
    data: { business_name: 'Salong Björk', locale: 'sv' },
  })
})

it('asks to open the mail where addresses are confirmed first', async () => {
  const server = { 'POST /auth/v1/signup': () => ({ body: authUser() }) }
  const { user } = await renderApp({ path: '/sign-up', signedIn: false, server })
  await fillIn(user)
  expect(await screen.findByText(/Vi har mejlat anna@salong.example/)).toBeVisible()
})

it.each([
  [
    'an answer',
    () => ({
      status: 422,
      body: { code: 'user_already_exists', error_code: 'user_already_exists', msg: '' },
    }),
  ],
  ['a user without identities', () => ({ body: authUser({ identities: [] }) })],
])('says that the address has an account, told by %s', async (_how, signup) => {
  const { user } = await renderApp({
    path: '/sign-up',
    signedIn: false,
    server: { 'POST /auth/v1/signup': signup },
  })
  await fillIn(user)
  expect(await screen.findByRole('alert')).toHaveTextContent('Det finns redan ett konto med den e-posten')
})

it('refuses a short password before asking the server', async () => {
  const { user, network } = await renderApp({ path: '/sign-up', signedIn: false })
  await fillIn(user, 'kort')
  expect(screen.getByLabelText('Lösenord')).toHaveAccessibleDescription('Lösenordet behöver minst 8 tecken.')
  expect(network.askedFor('POST /auth/v1/signup')).toHaveLength(0)
})
