import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, expect, it, vi } from 'vitest'
import { storedLine } from '@/testing/ai-builders'
import { integrationRow } from '@/testing/builders'
import { expectConsole } from '@/testing/console-noise'
import { renderApp } from '@/testing/render-app'

const stored = 'POST /rest/v1/rpc/get_ai_usage'
const live = 'POST /functions/v1/get-openrouter-activity'
const rates = 'GET /rest/v1/daily_rates'
const connections = 'GET /rest/v1/integrations'
const openrouter = (change: Record<string, unknown> = {}) =>
  integrationRow({
    provider: 'openrouter',
    label: 'OpenRouter',
    settings: { keyFingerprint: '0123456789abcdef' },
    last_event_at: null,
    last_sync_at: '2026-11-23T07:30:00Z',
    ...change,
  })
const mini = { model: 'openai/gpt-4.1-mini' }
const lines = [
  storedLine({ day: '2026-11-20', cost_usd: '10', credits_usd: '10', cost_sek: '95' }),
  storedLine({ day: '2026-11-21', cost_usd: '9.5', credits_usd: '9.5', cost_sek: '90.25' }),
  storedLine({
    ...mini,
    day: '2026-11-21',
    cost_usd: '0.5',
    credits_usd: '0.5',
    cost_sek: '4.75',
    is_provisional: true,
  }),
]
const told =
  (days: unknown[], more: object = {}) =>
  () => ({
    body: { days, first_day: '2026-10-01', last_day: '2026-11-22', ...more },
  })
const nothing = told([], { first_day: null, last_day: null })
const liveRow = (day: string, costUsd: string) => ({
  day,
  model: 'anthropic/claude-haiku-4.5',
  providerName: 'Anthropic',
  requests: 1,
  promptTokens: 2,
  completionTokens: 3,
  reasoningTokens: 0,
  creditsUsd: costUsd,
  byokUsd: '0',
  costUsd,
})
const liveAnswer =
  (change: object = {}) =>
  () => ({
    body: {
      integrationId: integrationRow().id,
      asOf: '2026-11-23T10:00:00.000Z',
      currency: 'USD',
      from: '2026-10-24',
      to: '2026-11-22',
      rows: [liveRow('2026-11-20', '10'), liveRow('2026-11-21', '10')],
      skipped: 0,
      today: {
        day: '2026-11-23',
        creditsUsd: '0.3',
        byokUsd: '0',
        costUsd: '0.3',
        covers: 'default_workspace',
      },
      credits: { boughtUsd: '110.5', usedUsd: '73.2', remainingUsd: '37.3' },
      ...change,
    },
  })
const rate = (day: string) => ({
  day,
  rate: '9.500000',
  rate_date: '2026-11-20',
  source: 'riksbank',
  provisional: false,
})
const known = {
  [connections]: () => ({ body: [openrouter()] }),
  [stored]: told(lines),
  [live]: liveAnswer(),
  [rates]: () => ({ body: ['2026-11-20', '2026-11-21', '2026-11-23'].map(rate) }),
}

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, now: new Date('2026-11-23T10:00:00Z') })
  return () => void vi.useRealTimers()
})
const text = (words: RegExp) => (_: string, element: Element | null) =>
  ['P', 'H2'].includes(element?.tagName ?? '') &&
  words.test((element?.textContent ?? '').replaceAll('\u00A0', ' '))
const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole('cell')
    .map((cell) => (cell.textContent ?? '').replaceAll('\u00A0', ' '))

it('says what the models cost in kronor and dollars, with the rate it used', async () => {
  await renderApp({ path: '/ai', server: known })
  expect(await screen.findByText(text(/^Språkmodellerna kostade 190 kr\.$/))).toBeVisible()
  expect(screen.getByText(text(/9,50 kr per dollar \(Riksbanken, 20 november\)/))).toBeVisible()
  const dollars = screen.getByText('I dollar').closest('div')
  expect(dollars).toHaveTextContent(/20,00.USD/)
  // A part of it may still change, and the reason is written out.
  expect(dollars?.querySelector('.provisional')).not.toBeNull()
  expect(screen.getByText(text(/^Preliminärt/))).toBeVisible()
  expect(screen.getByText(/räknas i UTC/)).toBeVisible()
})

it('shows what OpenRouter says beside what is stored, in both currencies', async () => {
  await renderApp({ path: '/ai', server: known })
  const table = await screen.findByRole('table', { name: 'OpenRouter just nu' })
  const row = (name: RegExp) => within(table).getByRole('row', { name })
  expect(cells(row(/^Hittills 23 nov/))).toEqual(['0,30 USD (preliminär)', '2,85 kr (preliminär)'])
  expect(cells(row(/enligt OpenRouter/))).toEqual(['20,00 USD', '190 kr'])
  expect(cells(row(/sparat här/))).toEqual(['20,00 USD (preliminär)', '190 kr (preliminär)'])
  expect(cells(row(/^Kvar att använda/))).toEqual(['37,30 USD', ''])
  expect(screen.getByText('Stämmer på sista decimalen')).toBeVisible()
})

it('names the days on which the two differ', async () => {
  const server = { ...known, [live]: liveAnswer({ rows: [liveRow('2026-11-20', '10.000000000001')] }) }
  await renderApp({ path: '/ai', server })
  expect(await screen.findByText(/2 dygn skiljer/)).toBeVisible()
  expect(screen.getByText('Skiljer: 20 nov, 21 nov')).toBeVisible()
})

it('converts nothing without a rate, and says what is missing', async () => {
  const bare = { cost_sek: null, rate: null, rate_date: null, rate_source: null, is_rate_provisional: null }
  const server = {
    ...known,
    [stored]: told([lines[0], storedLine({ ...bare, day: '2026-11-19', cost_usd: '1.5' })]),
    [rates]: () => ({ body: [] }),
  }
  await renderApp({ path: '/ai', server })
  expect(await screen.findByText(text(/^1,50 USD från ett dygn saknar växelkurs/))).toBeVisible()
  expect(screen.getByText(text(/kostade 95,00 kr/))).toBeVisible()
  const table = await screen.findByRole('table', { name: 'OpenRouter just nu' })
  expect(cells(within(table).getByRole('row', { name: /enligt OpenRouter/ }))).toEqual([
    '20,00 USD',
    'kurs saknas',
  ])
})

it('lists models, the dearest first, and narrows the page to one by its name', async () => {
  const { user } = await renderApp({ path: '/ai?days=30', server: known })
  await user.click(await screen.findByRole('link', { name: 'Visa bara openai/gpt-4.1-mini' }))
  expect(window.location.search).toBe('?days=30&model=openai%2Fgpt-4.1-mini')
  expect(await screen.findByText(text(/^openai\/gpt-4.1-mini kostade 4,75 kr\.$/))).toBeVisible()
  await user.selectOptions(screen.getByRole('combobox', { name: 'Modell' }), 'Alla modeller')
  expect(window.location.search).toBe('?days=30')
})

it('has every day in a table, with requests, tokens, both currencies and the rate', async () => {
  const { user } = await renderApp({ path: '/ai?from=2026-11-20&to=2026-11-23', server: known })
  await user.click(await screen.findByRole('button', { name: /Visa som tabell/ }))
  const table = screen.getByRole('table', { name: /Kostnad per UTC-dygn/ })
  const row = within(table).getByRole('row', { name: /20 nov/ })
  expect(cells(row)).toEqual(['95,00 kr', '10,00 USD', '9,5', '40', '90 tn', '8 000'])
  expect(within(table).getByRole('row', { name: /23 nov/ })).toHaveTextContent(/2,85/)
  expect(within(row).getByRole('link')).toHaveAttribute('href', '/ai?from=2026-11-20&to=2026-11-20')
})

it('leads to connecting OpenRouter when there is nothing', async () => {
  const server = { ...known, [connections]: () => ({ body: [] }), [stored]: nothing }
  const { network } = await renderApp({ path: '/ai', server })
  expect(await screen.findByRole('heading', { name: 'Här kommer modellernas kostnad' })).toBeVisible()
  expect(screen.getByRole('link', { name: 'Anslut OpenRouter' })).toHaveAttribute(
    'href',
    '/integrations?connect=openrouter',
  )
  expect(network.askedFor(live)).toHaveLength(0)
})

it('says that the first is being fetched, and what OpenRouter says meanwhile', async () => {
  await renderApp({ path: '/ai', server: { ...known, [stored]: nothing } })
  expect(await screen.findByRole('heading', { name: 'Kostnaden hämtas' })).toBeVisible()
  expect(await screen.findByRole('table', { name: 'OpenRouter just nu' })).toBeVisible()
})

it('names a filter that leaves nothing, and clears it in one tap', async () => {
  const { user } = await renderApp({ path: '/ai?model=acme%2Fnone', server: known })
  expect(await screen.findByText(/acme\/none användes inte/)).toBeVisible()
  await user.click(screen.getByRole('link', { name: 'Visa alla modeller' }))
  expect(await screen.findByText(text(/Språkmodellerna kostade/))).toBeVisible()
})

it.each([
  ['WRONG_KEY_KIND', 'Nyckeln är av fel sort', 'link', 'Till anslutningen'],
  ['CREDENTIALS_REFUSED', 'OpenRouter godtar inte nyckeln', 'link', 'Till anslutningen'],
  ['OUT_OF_CREDITS', 'Pengarna är slut hos OpenRouter', 'button', 'Fråga igen'],
  ['PROVIDER_RATE_LIMITED', 'OpenRouter ber oss vänta', 'button', 'Fråga igen'],
  ['PROVIDER_UNREACHABLE', 'OpenRouter svarar inte just nu', 'button', 'Fråga igen'],
])('with %s still shows what is stored, and the one thing to do', async (code, title, role, act) => {
  expectConsole(/.*/)
  const refusal = () => ({ status: 502, body: { error: { code, message: 'No.', requestId: 'r-1' } } })
  await renderApp({ path: '/ai', server: { ...known, [live]: refusal } })
  expect(await screen.findByText(title, undefined, { timeout: 8000 })).toBeVisible()
  expect(screen.getByText(text(/Språkmodellerna kostade 190 kr/))).toBeVisible()
  expect(screen.getByRole(role, { name: act })).toBeVisible()
})

it('shows the connection that answers when another does not, and compares nothing then', async () => {
  expectConsole(/.*/)
  const bad = '9b9f6f0a-6f57-4a7e-8a34-1f0c7f6f5b99'
  const server = {
    ...known,
    [connections]: () => ({ body: [openrouter(), openrouter({ id: bad, label: 'Gammal' })] }),
    [live]: ({ body }: { body: unknown }) =>
      JSON.stringify(body).includes(bad)
        ? { status: 502, body: { error: { code: 'CREDENTIALS_REFUSED', message: 'No.', requestId: 'r-1' } } }
        : liveAnswer()(),
  }
  await renderApp({ path: '/ai', server })
  const table = await screen.findByRole('table', { name: 'OpenRouter just nu' }, { timeout: 8000 })
  expect(screen.getByText('OpenRouter godtar inte nyckeln')).toBeVisible()
  expect(within(table).getByRole('row', { name: /enligt OpenRouter/ })).toBeVisible()
  expect(within(table).queryByRole('row', { name: /sparat här/ })).toBeNull()
  expect(screen.queryByText(/skiljer/)).toBeNull()
})

it('keeps today unknown when OpenRouter does not tell, and counts rows that were not understood', async () => {
  await renderApp({
    path: '/ai',
    server: { ...known, [live]: liveAnswer({ today: null, skipped: 2, credits: null }) },
  })
  const table = await screen.findByRole('table', { name: 'OpenRouter just nu' })
  expect(cells(within(table).getByRole('row', { name: /^Hittills/ }))[0]).toBe('går inte att läsa')
  expect(screen.getByText(/2 rader från OpenRouter gick inte att förstå/)).toBeVisible()
})

it('fetches what is stored anew when the account’s channel tells of it', async () => {
  const { network, sockets } = await renderApp({ path: '/ai', server: known })
  await screen.findByText(text(/kostade 190 kr/))
  network.answer(stored, told([lines[0]]))
  sockets.broadcast('changed', { tables: ['ai_usage_logs'] })
  await waitFor(() => expect(screen.getByText(text(/kostade 95,00 kr/))).toBeVisible(), { timeout: 5000 })
})
