import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { chooseLocale } from '@/hooks/use-ui-store'
import { expectConsole } from '@/testing/console-noise'
import { answerDashboard } from '@/testing/dashboard-builder'
import { renderApp } from '@/testing/render-app'

const rpc = 'POST /rest/v1/rpc/get_dashboard'
type Change = Parameters<typeof answerDashboard>[0]

const show = (path = '/', change: Change = {}) =>
  renderApp({ path, server: { [rpc]: answerDashboard(change) } })
/** The page holds a week of hours, and asking all of them for their role takes seconds; so only text is searched. */
const linkOf = (text: string | RegExp) => screen.getByText(text).closest('a')
const headline = (text: string) =>
  screen.findByText(
    (_, element) => element?.tagName === 'H2' && element.textContent?.replaceAll('\u00a0', ' ') === text,
  )
const figureOf = async (title: string) => {
  const figure = (await headline(title)).closest('figure')
  if (figure === null) throw new Error(`${title} stands in no figure.`)
  return figure
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:00Z') })
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe = () => undefined
      unobserve = () => undefined
      disconnect = () => undefined
    },
  )
})
afterEach(() => {
  vi.useRealTimers()
  act(() => chooseLocale('sv'))
})

describe('the overview', () => {
  it('says what every krona gave back, in at most two requests', async () => {
    // Joining the channel later than the answer comes would rightly ask once more.
    let answer = () => {}
    const joined = new Promise<void>((resolve) => (answer = resolve))
    const { network, sockets } = await renderApp({
      path: '/',
      server: { [rpc]: (request) => joined.then(() => answerDashboard()(request)) },
    })
    await waitFor(() => expect(sockets.joins()).toHaveLength(1))
    answer()
    expect(await headline('Varje krona gav minst 4,20 kr tillbaka')).toBeVisible()
    expect(screen.getByText('2 418 kr')).toBeVisible()
    expect(network.asked.filter(({ name }) => name.includes('/rest/v1/')).map(({ name }) => name)).toEqual([
      'GET /rest/v1/accounts',
      rpc,
    ])
  })

  it('opens the rows behind each number', async () => {
    await show('/?month=2026-10')
    await headline('Varje krona gav minst 4,20 kr tillbaka')
    const within31 = 'from=2026-10-01&to=2026-10-31'
    const address = (text: string | RegExp) => linkOf(text)?.getAttribute('href')
    expect(address('Räddade bokningar')).toBe(`/value?${within31}&part=rescued_bookings`)
    expect(address('Sparad tid')).toBe(`/value?${within31}&part=saved_time`)
    expect(address('Telefoni')).toBe(`/costs?${within31}&category=telephony`)
    expect(address('Fasta avgifter')).toBe(`/costs?${within31}&category=fixed`)
    const funnel = within(await figureOf('Fyra av fem samtal klarade sig utan dig'))
    expect(funnel.getByText('Samtal').getAttribute('href')).toBe(
      `/calls?kind=call&direction=inbound&${within31}`,
    )
    expect(address('Tagna')).toBe(`/calls?kind=call&outcome=answered&direction=inbound&${within31}`)
    expect(address('Klarade utan människa')).toBe(`/value?${within31}&part=saved_time`)
    expect(address('Bokade tid')).toBe(`/bookings?${within31}&attributed=yes`)
    expect(address('Kom på besöket')).toBe(`/bookings?${within31}&status=completed&attributed=yes`)
    expect(address('14 augusti')).toBe('/costs/fixed')
    expect(address('−312 kr')).toBe(`/costs?${within31}`)
    expect(address(/^Prickat: 12\d kr/)).toBe(`/costs?${within31}&state=provisional`)
  })

  it('says a change with its causes', async () => {
    await show()
    expect(await screen.findByText(/lägre kostnad än .*: kortare samtal −280, växelkurs −32/)).toBeVisible()
  })

  it('asks for the days the URL says; the last whole month is one tap away', async () => {
    const { user, network } = await show()
    const picker = await screen.findByLabelText('Period')
    await headline('Varje krona gav minst 4,20 kr tillbaka')
    expect(network.askedFor(rpc)[0]?.body).toEqual({ period_start: '2026-11-01', period_end: '2026-11-23' })
    await user.click(screen.getByLabelText('Visa oktober'))
    await screen.findAllByText(/^jämfört med/)
    expect(window.location.search).toBe('?month=2026-10')
    await user.selectOptions(picker, '90')
    await waitFor(() => expect(window.location.search).toBe('?days=90'))
    expect(network.askedFor(rpc).map(({ body }) => body)).toContainEqual({
      period_start: '2026-08-26',
      period_end: '2026-11-23',
    })
  })

  it('takes own dates, also backwards', async () => {
    const { user } = await show()
    await user.selectOptions(await screen.findByLabelText('Period'), 'own')
    const from = screen.getByLabelText('Från')
    const to = screen.getByLabelText('Till och med')
    await user.clear(from)
    await user.type(from, '2026-10-07')
    await user.clear(to)
    await user.type(to, '2026-10-03')
    await user.click(screen.getByRole('button', { name: 'Visa' }))
    await waitFor(() => expect(window.location.search).toBe('?from=2026-10-03&to=2026-10-07'))
  })

  it('shows how the net is made, with what is not final dotted and what is unknown not as zero', async () => {
    await show('/', { range: { likely: { extra_sek: null } }, value: { extra_sek: null } })
    const figure = await figureOf('Sparad tid bär värdet, telefonin är dyrast')
    expect(within(figure).getByText('okänt, anslut bokningen')).toBeVisible()
    expect(within(figure).getByText('−1 588')).toHaveClass('provisional')
    expect(within(figure).getByText('−331')).not.toHaveClass('provisional')
  })

  it('shows the numbers of a chart as a table that adds up', async () => {
    const { user } = await show('/?month=2026-10')
    const figure = await figureOf('Bokningarna bär värdet, telefonin är dyrast')
    await user.click(within(figure).getByRole('button', { name: /^Tabell/ }))
    const table = within(figure).getByRole('table')
    expect(within(table).getByRole('row', { name: /Räddade bokningar 9.240,00.kr/ })).toBeVisible()
    expect(within(table).getByRole('row', { name: /Netto, troligt 11.242,00.kr/ })).toBeVisible()
  })

  it('does not show days before the first event as zero', async () => {
    const { user } = await show('/?month=2026-10', { first_day: '2026-10-29' })
    const figure = await figureOf('Ungefär 81 kr om dagen')
    expect(within(figure).getByText(/Streckat: inget kom in före 29 oktober/)).toBeVisible()
    await user.click(within(figure).getByRole('button', { name: /^Tabell/ }))
    expect(within(within(figure).getByRole('table')).getAllByRole('row')).toHaveLength(1 + 3)
  })

  it('names a source that is broken, and what it means for the figures', async () => {
    await show('/', {
      freshness: [
        {
          integration_id: '2b9f6f0a-6f57-4a7e-8a34-1f0c7f6f5b11',
          provider: 'twilio',
          label: 'Receptionens telefon',
          status: 'error',
          error_code: 'CREDENTIALS_REFUSED',
          last_event_at: null,
          last_sync_at: '2026-11-22T08:12:00Z',
          provisional_share: '0.06',
          backfill: { done: 3, total: 12 },
        },
      ],
    })
    expect(await screen.findByText('Se över Receptionens telefon')).toBeVisible()
    expect(screen.getByText(/släpper inte in oss sedan i går 09:12 – det äldre stämmer/)).toBeVisible()
    expect(screen.getByText('6 % preliminärt')).toBeVisible()
    expect(screen.getByText('hämtar äldre: 3 av 12')).toBeVisible()
    expect(screen.getByText('kurs 9,43 (20 nov)')).toBeVisible()
  })

  it('asks to connect what is missing, and to confirm what moves the answer most', async () => {
    await show('/', { missing: [{ what: 'booking_source' }] })
    expect(await screen.findByLabelText('Anslut: Anslut bokningssystemet')).toHaveAttribute(
      'href',
      '/integrations?connect=simplybook',
    )
    expect(
      screen.getByText(/Vi räknar med 60 %, antaget\. Din siffra kan flytta svaret med upp till 6 160 kr\./),
    ).toBeVisible()
  })

  it('tells of today, and changes by itself when a call arrives', async () => {
    const { network, sockets } = await show()
    expect(await screen.findByText(/12 samtal · 11 tagna · ett missat · 2 sms/)).toBeVisible()
    await waitFor(() => expect(sockets.joins()).not.toHaveLength(0))
    network.answer(rpc, answerDashboard({ today: { calls: 13, answered: 12, in_progress: 0 } }))
    act(() => sockets.broadcast('changed', { tables: ['telephony_events'], days: ['2026-11-23'], count: 1 }))
    expect(await screen.findByText(/13 samtal · 12 tagna/)).toBeVisible()
  })

  it('does not tell of today in a month that is over', async () => {
    await show('/?month=2026-10')
    await headline('Varje krona gav minst 4,20 kr tillbaka')
    expect(screen.queryByText(/12 samtal · 11 tagna/)).toBeNull()
  })

  it.each([
    [{ roi_hidden: 'few_calls', funnel: { handled: 7 } }, 'Sju samtal är för få för ett säkert svar'],
    [{ calls: 0 }, 'Inga samtal under perioden'],
    [
      { roi_hidden: 'unknown', range: { likely: { cost_sek: null, net_sek: null, per_krona: null } } },
      'Vi vet inte än vad receptionisten kostade',
    ],
  ] satisfies [Change, string][])('is honest when data is thin: %j', async (change, text) => {
    await show('/', change)
    expect(await headline(text)).toBeVisible()
    expect(screen.queryByRole('img', { name: /Tillbaka per krona/ })).toBeNull()
    expect(document.body.textContent).not.toMatch(/NaN|Infinity|∞|null|undefined/)
  })

  it('says what will be here and the one step to it, before anything is connected', async () => {
    await show('/', { first_day: null, freshness: [] })
    expect(await screen.findByRole('link', { name: 'Anslut Twilio' })).toHaveAttribute(
      'href',
      '/integrations?connect=twilio',
    )
  })

  it('waits for the first call once something is connected', async () => {
    await show('/', { first_day: null })
    expect(await screen.findByRole('heading', { name: 'Anslutet och klart' })).toBeVisible()
  })

  it('says when it cannot be fetched, and can try again', async () => {
    expectConsole(/DashboardFigures/)
    const { user, network } = await renderApp({
      path: '/',
      server: {
        [rpc]: () => ({ status: 403, body: { code: '42501', message: 'no', details: null, hint: null } }),
      },
    })
    const alert = await screen.findByRole('alert')
    network.answer(rpc, answerDashboard())
    await user.click(within(alert).getByRole('button', { name: 'Försök igen' }))
    expect(await headline('Varje krona gav minst 4,20 kr tillbaka')).toBeVisible()
  })

  it('speaks English as well', async () => {
    chooseLocale('en')
    await show('/?month=2026-10')
    expect(await headline('Every krona gave at least 4.20 kr back')).toBeVisible()
    expect(await headline('Bookings carry the value, telephony costs the most')).toBeVisible()
  })
})
