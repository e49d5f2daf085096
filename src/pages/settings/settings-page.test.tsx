import { screen, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import { accountRow } from '@/testing/builders'
import { renderApp } from '@/testing/render-app'

const saved = { 'PATCH /rest/v1/accounts': () => ({ body: { user_id: accountRow().user_id } }) }

it('saves the name of the business, and only what changed may be saved', async () => {
  const { user, network } = await renderApp({ path: '/settings', server: saved })
  const name = await screen.findByLabelText('Namn')
  const [save] = screen.getAllByRole('button', { name: 'Spara' })
  if (save === undefined) throw new Error('There is no button to save by.')
  expect(save).toBeDisabled()

  await user.clear(name)
  await user.type(name, 'Salong Ek')
  network.answer('GET /rest/v1/accounts', () => ({ body: accountRow({ name: 'Salong Ek' }) }))
  await user.click(save)
  await waitFor(() =>
    expect(network.askedFor('PATCH /rest/v1/accounts')[0]?.body).toEqual({
      name: 'Salong Ek',
      time_zone: 'Europe/Stockholm',
    }),
  )
  expect(await screen.findByText('Sparat.')).toBeVisible()
})

it('keeps what was typed when saving fails, and says so', async () => {
  const server = {
    'PATCH /rest/v1/accounts': () => ({ status: 403, body: { code: '42501', message: 'no' } }),
  }
  const { user } = await renderApp({ path: '/settings', server })
  await user.type(await screen.findByLabelText('Namn'), ' & Co')
  const [save] = screen.getAllByRole('button', { name: 'Spara' })
  if (save === undefined) throw new Error('There is no button to save by.')
  await user.click(save)
  expect(await screen.findByText(/Dina ändringar står kvar/)).toBeVisible()
  expect(screen.getByLabelText('Namn')).toHaveValue('Salong Björk & Co')
})

it('reads opening hours as people write them, and refuses what overlaps', async () => {
  const { user, network } = await renderApp({ path: '/settings', server: saved })
  const closes = await screen.findByLabelText('Måndag, stänger')
  await user.clear(closes)
  await user.type(closes, '8')
  await user.tab()
  expect(closes).toHaveValue('08:00')
  const [, save] = screen.getAllByRole('button', { name: 'Spara' })
  if (save === undefined) throw new Error('There is no button to save by.')
  await user.click(save)
  expect(await screen.findByRole('alert')).toHaveTextContent('komma i ordning')
  expect(network.askedFor('PATCH /rest/v1/accounts')).toHaveLength(0)

  await user.clear(closes)
  await user.type(closes, '19.30')
  await user.click(save)
  await waitFor(() =>
    expect(network.askedFor('PATCH /rest/v1/accounts')[0]?.body).toEqual({
      opening_hours: { mon: [['09:00', '19:30']] },
    }),
  )
})

it('changes language and theme at once, and remembers both', async () => {
  const { user, network } = await renderApp({ path: '/settings', server: saved })
  await user.click(await screen.findByRole('radio', { name: 'Mörkt' }))
  expect(document.documentElement.dataset.theme).toBe('dark')
  expect(localStorage.getItem('payback.theme')).toBe('dark')

  await user.click(screen.getByRole('radio', { name: 'English' }))
  expect(await screen.findByRole('heading', { name: 'Settings' })).toBeVisible()
  expect(localStorage.getItem('payback.locale')).toBe('en')
  await waitFor(() => expect(network.askedFor('PATCH /rest/v1/accounts')[0]?.body).toEqual({ locale: 'en' }))
})
