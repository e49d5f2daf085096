import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expectConsole } from '@/testing/console-noise'
import { ledgerLine, ledgerSummary } from '@/testing/ledger-builders'
import { renderApp } from '@/testing/render-app'

const summary = 'POST /rest/v1/rpc/get_ledger_summary'
const lines = 'POST /rest/v1/rpc/get_ledger_lines'
type Line = ReturnType<typeof ledgerLine>

const server = (sums: Record<string, unknown>, rows: Line[]) => ({
  [summary]: () => ({ body: ledgerSummary(sums) }),
  [lines]: () => ({ body: rows }),
  'GET /rest/v1/fixed_costs': () => ({ body: [] }),
})
const listed = () => screen.getAllByRole('listitem').filter((item) => item.dataset['line'] !== undefined)

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:00Z') }))
afterEach(() => vi.useRealTimers())

describe('the costs of a period', () => {
  it('say what it came to, of what, and which part may still change', async () => {
    await renderApp({
      path: '/costs',
      server: server(
        {
          provisional_sek: '12.3',
          setup_lines: 1,
          setup_sek: '2900',
          parts: [
            {
              category: 'telephony',
              source: 'twilio',
              is_setup: false,
              lines: 883,
              amount_sek: '1000.5',
              provisional_sek: '12.3',
              native: [{ currency: 'USD', amount: '107.2' }],
            },
            {
              category: 'ai',
              source: 'openrouter',
              is_setup: false,
              lines: 1,
              amount_sek: '234.06789',
              provisional_sek: '0',
              native: [{ currency: 'USD', amount: '25.02' }],
            },
          ],
        },
        [ledgerLine()],
      ),
    })
    const region = await screen.findByRole('region', { name: /^Kostnad 1–23 november$/ })
    expect(within(region).getByText('1 235 kr')).toBeVisible()
    expect(within(region).getByText('varav 12,30 kr kan ändras')).toBeVisible()
    expect(within(region).getByText(/Startavgifter på 2 900 kr räknas för sig/)).toBeVisible()
    const [, phone, model] = within(region).getAllByRole('row')
    expect(phone).toHaveTextContent(/Telefoni.*Twilio · 883 rader.*107 USD.*1 001 kr/)
    expect(model).toHaveTextContent(/AI-modell.*OpenRouter · en rad.*25,02 USD.*234 kr/)
    expect(within(region).getByRole('link', { name: /^Telefoni Twilio/ })).toHaveAttribute(
      'href',
      '/costs?category=telephony&source=twilio',
    )
  })

  it('show for each line its own currency, the rate, the day of the rate and the kronor', async () => {
    await renderApp({
      path: '/costs',
      server: server({}, [
        ledgerLine({
          occurred_at: '2026-11-23T12:00:00+00:00',
          occurred_on: '2026-11-23',
          state: 'provisional',
          rate_provisional: true,
        }),
        ledgerLine({
          line_id: 'ai:1',
          category: 'ai',
          source: 'openrouter',
          description: 'openai/gpt-4.1-mini',
        }),
        ledgerLine({ rate: null, rate_date: null, rate_source: null, amount_sek: null, currency: 'XAG' }),
      ]),
    })
    expect(await screen.findByRole('heading', { name: 'I dag' })).toBeVisible()
    const [waiting, model, unknown] = listed()
    expect(waiting).toHaveTextContent(/13:00.*Samtal in.*Twilio.*0,0425 USD.*9,35344 \(20 nov\).*0,40 kr/)
    expect(waiting).toHaveTextContent('(preliminär: Dagens kurs är inte satt än.')
    expect(model).toHaveTextContent(/openai\/gpt-4.1-mini.*OpenRouter/)
    expect(within(model ?? document.body).getByRole('link')).toHaveAttribute(
      'href',
      '/ai?from=2026-11-20&to=2026-11-20&model=openai%2Fgpt-4.1-mini',
    )
    expect(unknown).toHaveTextContent(/0,0425 XAG.*kurs saknas/)
    expect(unknown).not.toHaveTextContent('kr')
  })

  it('say which costs have no rate, instead of leaving them out in silence', async () => {
    await renderApp({
      path: '/costs',
      server: server(
        {
          amount_sek: null,
          missing: [
            { currency: 'USD', amount: '7', lines: 2, first_day: '2026-11-02', last_day: '2026-11-04' },
          ],
        },
        [ledgerLine({ rate: null, rate_date: null, rate_source: null, amount_sek: null })],
      ),
    })
    expect(await screen.findByText('Kurs saknas')).toBeVisible()
    expect(
      screen.getByText(/7,00 USD på 2 rader \(2 november – 4 november\) har ingen kurs än/),
    ).toBeVisible()
    expect(screen.getByText('okänd')).toBeVisible()
    expect(screen.queryByText('0 kr')).toBeNull()
  })

  it('ask the database for just what the address says', async () => {
    const { user, network } = await renderApp({
      path: '/costs?from=2026-10-01&to=2026-10-31&category=ai&source=openrouter&currency=USD&state=missing',
      server: server({}, [ledgerLine()]),
    })
    const chips = await screen.findByRole('list', { name: 'Filter som gäller' })
    const asked = {
      period_start: '2026-10-01',
      period_end: '2026-10-31',
      only_category: 'ai',
      only_source: 'openrouter',
      only_currency: 'USD',
      only_state: 'missing',
    }
    await waitFor(() => expect(network.askedFor(lines)[0]?.body).toMatchObject(asked))
    expect(network.askedFor(summary)[0]?.body).toEqual(asked)
    await user.click(within(chips).getByRole('button', { name: 'Ta bort filtret Utan kurs' }))
    await waitFor(() => expect(window.location.search).not.toContain('state'))
    await user.click(within(chips).getByRole('button', { name: 'Rensa filter' }))
    await waitFor(() => expect(window.location.search).toBe('?from=2026-10-01&to=2026-10-31'))
  })

  it('go on below the last line, each line once', async () => {
    const all = Array.from({ length: 120 }, (_, n) =>
      ledgerLine({ occurred_at: new Date(Date.UTC(2026, 10, 22, 12) - n * 60_000).toISOString() }),
    )
    const { user } = await renderApp({
      path: '/costs',
      server: {
        ...server({}, []),
        [lines]: ({ body }: { body: unknown }) => {
          const { before_line, max_lines } = Object(body)
          const from = before_line ? all.findIndex(({ line_id }) => line_id === before_line) + 1 : 0
          return { body: all.slice(from, from + max_lines) }
        },
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Visa fler' }))
    await waitFor(() => expect(listed()).toHaveLength(100))
    await user.click(screen.getByRole('button', { name: 'Visa fler' }))
    await screen.findByText('Det var alla.')
    expect(listed().map((item) => item.dataset['line'])).toEqual(all.map(({ line_id }) => line_id))
  })

  it('follow what happens meanwhile', async () => {
    let amount = '10'
    const { sockets } = await renderApp({
      path: '/costs',
      server: {
        ...server({}, [ledgerLine()]),
        [summary]: () => ({ body: ledgerSummary({ amount_sek: amount }) }),
      },
    })
    await screen.findByText('10,00 kr')
    amount = '20'
    act(() => sockets.broadcast('changed', { tables: ['ai_usage_logs'], days: [], count: 1 }))
    expect(await screen.findByText('20,00 kr')).toBeVisible()
  })
})

describe('without costs the page', () => {
  const nothing = server({ lines: 0, amount_sek: '0' }, [])

  it('names the filter that leaves nothing, and one tap shows everything', async () => {
    const { user } = await renderApp({ path: '/costs?state=missing&category=ai', server: nothing })
    expect(await screen.findByText('Du ser bara: AI-modell, Utan kurs.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Visa alla kostnader' }))
    await waitFor(() => expect(window.location.search).toBe(''))
  })

  it('names the days that have none', async () => {
    await renderApp({ path: '/costs?month=2026-05', server: nothing })
    expect(await screen.findByRole('heading', { name: 'Inga kostnader maj' })).toBeVisible()
  })

  it('says what will come here and the steps to it, before anything is connected', async () => {
    await renderApp({
      path: '/costs',
      server: { ...nothing, 'GET /rest/v1/integrations': () => ({ body: [] }) },
    })
    expect(await screen.findByRole('link', { name: 'Till anslutningar' })).toHaveAttribute(
      'href',
      '/integrations',
    )
    expect(screen.getByRole('link', { name: 'Lägg till en fast kostnad' })).toHaveAttribute(
      'href',
      '/costs/fixed',
    )
  })
})

it('a list that cannot be fetched can be tried again, and the sum stands meanwhile', async () => {
  expectConsole(/CostList/)
  const { user, network } = await renderApp({
    path: '/costs',
    server: {
      ...server({}, []),
      [lines]: () => ({ status: 403, body: { code: '42501', message: 'no', details: null, hint: null } }),
    },
  })
  const retry = await screen.findByRole('button', { name: 'Försök igen' })
  expect(screen.getByText('1 235 kr')).toBeVisible()
  network.answer(lines, () => ({ body: [ledgerLine()] }))
  await user.click(retry)
  await waitFor(() => expect(listed()).toHaveLength(1))
})

it('an answer of another shape is an error, and not a wrong number', async () => {
  expectConsole(/CostSummary/)
  await renderApp({ path: '/costs', server: server({ amount_sek: 1234.5 }, [ledgerLine()]) })
  expect(await screen.findByRole('button', { name: 'Försök igen' })).toBeVisible()
  expect(screen.queryByText('1 235 kr')).toBeNull()
})
