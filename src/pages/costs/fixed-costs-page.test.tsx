import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fixedCost } from '@/testing/ledger-builders'
import { renderApp } from '@/testing/render-app'

const list = 'GET /rest/v1/fixed_costs'
const id = '7d1c1f7e-50e5-4e4c-9d1f-3a5a3d9fd0aa'
const rows = () => within(screen.getByRole('list', { name: 'Dina fasta kostnader' })).getAllByRole('listitem')

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:00Z') }))
afterEach(() => vi.useRealTimers())

describe('the fixed costs', () => {
  it('are listed with what they cost, from when to when', async () => {
    await renderApp({
      path: '/costs/fixed',
      server: {
        [list]: () => ({
          body: [
            fixedCost({ name: 'Nummer', amount: '9.50', currency: 'USD', category: 'telephony' }),
            fixedCost({ ends_on: '2026-06-30' }),
            fixedCost({ name: 'Uppstart', kind: 'setup', amount: '2900.00', starts_on: '2025-11-23' }),
          ],
        }),
      },
    })
    await screen.findByText('Nummer')
    const [number, reception, setup] = rows()
    expect(number).toHaveTextContent('Telefoni · från 1 januari')
    expect(number).toHaveTextContent('9,50 USD i månaden')
    expect(reception).toHaveTextContent('från 1 januari till 30 juni · avslutad')
    expect(setup).toHaveTextContent('den 23 november 2025')
    expect(setup).toHaveTextContent('2 900 kr en gång')
  })

  it('can be added, and what is wrong is said at the field', async () => {
    let stored: object[] = []
    const { user, network } = await renderApp({
      path: '/costs/fixed',
      server: {
        [list]: () => ({ body: stored }),
        'POST /rest/v1/fixed_costs': () => {
          stored = [fixedCost({ name: 'AI-reception' })]
          return { status: 201 }
        },
      },
    })
    expect(await screen.findByRole('heading', { name: 'Inga fasta kostnader än' })).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Lägg till' }))
    const dialog = screen.getByRole('dialog', { name: 'Ny fast kostnad' })
    await user.click(within(dialog).getByRole('button', { name: 'Spara' }))
    expect(within(dialog).getByLabelText('Namn')).toHaveAccessibleDescription(
      'Skriv ett namn på högst 100 tecken.',
    )
    expect(within(dialog).getByLabelText(/Belopp/)).toBeInvalid()
    expect(network.askedFor('POST /rest/v1/fixed_costs')).toEqual([])

    await user.type(within(dialog).getByLabelText('Namn'), 'AI-reception')
    await user.type(within(dialog).getByLabelText(/Belopp/), '1 499,50')
    await user.click(within(dialog).getByRole('button', { name: 'Spara' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(network.askedFor('POST /rest/v1/fixed_costs')[0]?.body).toEqual({
      name: 'AI-reception',
      kind: 'monthly',
      category: 'fixed',
      amount: '1499.5',
      currency: 'SEK',
      starts_on: '2026-11-01',
      ends_on: null,
    })
    expect(await screen.findByText('AI-reception är sparad.')).toBeVisible()
    await waitFor(() => expect(rows()).toHaveLength(1))
  })

  it('can be ended', async () => {
    const { user, network } = await renderApp({
      path: '/costs/fixed',
      server: {
        [list]: () => ({ body: [fixedCost({ id })] }),
        'PATCH /rest/v1/fixed_costs': () => ({ body: { id } }),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Ändra Reception' }))
    const dialog = screen.getByRole('dialog')
    await user.type(within(dialog).getByLabelText('Till och med'), '2026-11-30')
    await user.click(within(dialog).getByRole('button', { name: 'Spara' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const [asked] = network.askedFor('PATCH /rest/v1/fixed_costs')
    expect(asked?.url.searchParams.get('id')).toBe(`eq.${id}`)
    expect(asked?.body).toMatchObject({ amount: '499', ends_on: '2026-11-30' })
  })

  it('that cannot be saved stay in the form, and it says so', async () => {
    const { user } = await renderApp({
      path: '/costs/fixed',
      server: {
        [list]: () => ({ body: [fixedCost({ id })] }),
        'PATCH /rest/v1/fixed_costs': () => ({
          status: 403,
          body: { code: '42501', message: 'no', details: null, hint: null },
        }),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Ändra Reception' }))
    await user.click(screen.getByRole('button', { name: 'Spara' }))
    expect(await screen.findByRole('alert')).toHaveTextContent('Det gick inte att spara. Inget är ändrat.')
    expect(screen.getByLabelText('Namn')).toHaveValue('Reception')
  })

  it('are removed only after a question that says what goes', async () => {
    let stored = [fixedCost({ id })]
    const { user, network } = await renderApp({
      path: '/costs/fixed',
      server: {
        [list]: () => ({ body: stored }),
        'DELETE /rest/v1/fixed_costs': () => {
          stored = []
          return { status: 204 }
        },
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Ta bort Reception' }))
    const dialog = screen.getByRole('dialog', { name: 'Ta bort Reception?' })
    expect(dialog).toHaveTextContent('försvinner ur alla perioder, även gamla')
    await user.click(within(dialog).getByRole('button', { name: 'Behåll' }))
    expect(network.askedFor('DELETE /rest/v1/fixed_costs')).toEqual([])

    await user.click(screen.getByRole('button', { name: 'Ta bort Reception' }))
    await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Ta bort' }))
    expect(await screen.findByRole('heading', { name: 'Inga fasta kostnader än' })).toBeVisible()
    expect(network.askedFor('DELETE /rest/v1/fixed_costs')[0]?.url.searchParams.get('id')).toBe(`eq.${id}`)
  })
})
