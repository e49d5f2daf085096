import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { authUser } from '@/testing/builders'
import { renderApp } from '@/testing/render-app'

it('mails a link for a new password, whoever asks', async () => {
  const server = { 'POST /auth/v1/recover': () => ({ body: {} }) }
  const { user, network } = await renderApp({ path: '/forgot-password', signedIn: false, server })
  await user.type(await screen.findByLabelText('E-post'), 'anna@salong.example')
  await user.click(screen.getByRole('button', { name: 'Mejla länken' }))

  expect(await screen.findByText(/ligger en länk för nytt lösenord/)).toBeVisible()
  expect(network.askedFor('POST /auth/v1/recover')[0]?.url.searchParams.get('redirect_to')).toMatch(
    /\/reset-password$/,
  )
})

it('saves the new password and goes on to the overview', async () => {
  const server = { 'PUT /auth/v1/user': () => ({ body: authUser() }) }
  const { user, network } = await renderApp({ path: '/reset-password', server })
  await user.type(await screen.findByLabelText('Nytt lösenord'), 'en ny lång mening')
  await user.click(screen.getByRole('button', { name: 'Spara och fortsätt' }))

  expect(await screen.findByText('Lösenordet är bytt.')).toBeVisible()
  expect(network.askedFor('PUT /auth/v1/user')[0]?.body).toMatchObject({ password: 'en ny lång mening' })
  expect(window.location.pathname).toBe('/')
})

it('says when the new password is the old one', async () => {
  const server = {
    'PUT /auth/v1/user': () => ({
      status: 422,
      body: { code: 'same_password', error_code: 'same_password' },
    }),
  }
  const { user } = await renderApp({ path: '/reset-password', server })
  await user.type(await screen.findByLabelText('Nytt lösenord'), 'samma mening igen')
  await user.click(screen.getByRole('button', { name: 'Spara och fortsätt' }))
  expect(await screen.findByRole('alert')).toHaveTextContent('samma lösenord som förut')
})

it('without a working link offers to send another', async () => {
  await renderApp({ path: '/reset-password', signedIn: false })
  expect(await screen.findByRole('link', { name: 'Be om en ny länk' })).toHaveAttribute(
    'href',
    '/forgot-password',
  )
})
