import { act, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { expectConsole } from '@/testing/console-noise'
import { answerDashboard, dashboardAnswer } from '@/testing/dashboard-builder'
import { renderApp } from '@/testing/render-app'

const list = 'GET /rest/v1/roi_assumptions'
const insert = 'POST /rest/v1/roi_assumptions'
const update = 'PATCH /rest/v1/roi_assumptions'
const remove = 'DELETE /rest/v1/roi_assumptions'
const rpc = 'POST /rest/v1/rpc/get_dashboard'
const preview = 'POST /rest/v1/rpc/preview_dashboard'
const id = '7d1c1f7e-50e5-4e4c-9d1f-3a5a3d9fd0aa'
const olderId = '7d1c1f7e-50e5-4e4c-9d1f-3a5a3d9fd0bb'

const said = (change: Record<string, unknown> = {}) => ({
  id,
  key: 'margin',
  valid_from: '2026-11-01',
  low: '0.500000',
  likely: '0.550000',
  high: '0.600000',
  state: 'confirmed',
  ...change,
})

const { range } = dashboardAnswer({ start: '2026-11-01', end: '2026-11-23' })
const better = {
  ...range,
  low: { ...range.low, per_krona: '4.6078', net_sek: '9600.20' },
  likely: { ...range.likely, net_sek: '12400.00' },
}

type Server = NonNullable<Parameters<typeof renderApp>[0]['server']>
const server = (change: Server = {}): Server => ({
  [list]: () => ({ body: [] }),
  [rpc]: answerDashboard(),
  [preview]: () => ({ body: better }),
  [update]: () => ({ body: [] }),
  ...change,
})
const plain = (element: Element | null | undefined) =>
  element?.textContent?.replaceAll(/[\u00a0\u202f]/g, ' ') ?? ''
const row = (name: string) => screen.findByRole('listitem', { name })

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:00Z') }))
afterEach(() => vi.useRealTimers())

describe('the assumptions', () => {
  it('are grouped by what they are about, with value, range, whose word it is and where it comes from', async () => {
    await renderApp({ path: '/assumptions', server: server() })
    const wage = plain(await row('Månadslön'))
    expect(wage).toContain('30 600 kr i månaden')
    expect(wage).toContain('28 000–33 900 kr')
    expect(wage).toContain('antaget')
    expect(wage).toContain('Lönestatistik för receptionister')
    expect(screen.getByText(/18 av 18/)).toBeVisible()
    expect(
      screen
        .getAllByRole('heading', { level: 2 })
        .map((heading) => heading.textContent)
        .slice(0, 5),
    ).toEqual([
      'Vad en timme kostar',
      'Vem som annars hade svarat',
      'Vad en bokning är värd',
      'Hur tiden räknas',
      'Kostnadens spann',
    ])
    // A guess is called one, and a source can be opened.
    expect(plain(await row('Tid som kommer till nytta'))).toContain('Vår egen gissning')
    expect(
      within(await row('Månadslön')).getByRole('link', { name: /statsskuld\.se/, hidden: true }),
    ).toHaveAttribute('href', 'https://statsskuld.se/en/lonestatistik/receptionist-telefonist')
    // Many hours make an hour cheap; the range is still read from the smaller to the larger.
    expect(plain(await row('Arbetade timmar om året'))).toContain('1 650–2 080')
    expect(plain(await row('Så osäker är kostnaden'))).toContain('10 % dyrare, 10 % billigare')
  })

  it('show what an hour costs, and how that is made', async () => {
    await renderApp({ path: '/assumptions', server: server() })
    await row('Månadslön')
    expect(plain(document.querySelector('[data-hourly-cost]'))).toBe('276 kr i timmen212–336 kr')
    expect(plain(screen.getByText(/× 12 ×/))).toBe('30 600 kr × 12 × (1 + 31,42 % + 0 %) ÷ 1 750')
  })

  it('about who would have answered are one table by time band, beside the opening hours', async () => {
    await renderApp({ path: '/assumptions', server: server() })
    const table = await screen.findByRole('table', { name: 'Besvarade samtal innan receptionisten fanns' })
    const rows = within(table).getAllByRole('row').slice(1).map(plain)
    expect(rows).toHaveLength(5)
    expect(rows[0]).toContain('När du har öppet80 %70–90 %antaget')
    expect(rows[2]).toContain('Kväll och natt0 %antaget')
    expect(screen.getByRole('link', { name: 'Till öppettiderna' })).toHaveAttribute('href', '/settings')
  })

  it('say since when the owner’s word holds, and keep what was said before and what comes later', async () => {
    await renderApp({
      path: '/assumptions',
      server: server({
        [list]: () => ({
          body: [
            said({ id: 'c', valid_from: '2027-01-01', likely: '0.58' }),
            said(),
            said({ id: olderId, valid_from: '2000-01-01', likely: '0.5', low: '0.4', state: 'measured' }),
            said({ id: 'd', key: 'show_rate', likely: '0.9', low: '0.9', high: '0.9', state: 'measured' }),
          ],
        }),
      }),
    })
    const margin = await row('Blir över av en bokning')
    expect(plain(margin)).toContain('55 %50–60 %bekräftat från 1 november')
    const versions = within(margin).getAllByRole('listitem', { hidden: true }).map(plain)
    expect(versions[0]).toContain('58 % från 1 januari 2027 · 50–60 % · bekräftat · börjar senare')
    expect(versions[1]).toContain('55 % från 1 november · 50–60 % · bekräftat · gäller nu')
    expect(versions[2]).toContain('50 % från början · 40–60 % · uppmätt')
    expect(plain(await row('Kommer på besöket'))).toContain('uppmätt från 1 november')
    expect(screen.getByText(/16 av 18/)).toBeVisible()
  })

  it('take the share of clients who came from the marks, when there are enough', async () => {
    const measured = {
      key: 'show_rate',
      low: '0.9',
      likely: '0.94',
      high: '0.97',
      state: 'measured',
      valid_from: null,
    }
    await renderApp({
      path: '/assumptions',
      server: server({ [rpc]: answerDashboard({ assumptions: [measured] }) }),
    })
    const rate = await row('Kommer på besöket')
    expect(plain(rate)).toContain('94 %90–97 %uppmätt på besöken du markerat')
    expect(within(rate).queryByRole('button', { name: /Bekräfta/ })).toBeNull()
  })

  it('are confirmed with one tap, for all days, and that can be taken back', async () => {
    let stored: object[] = []
    const { user, network } = await renderApp({
      path: '/assumptions',
      server: server({
        [list]: () => ({ body: stored }),
        [insert]: () => {
          stored = [
            said({ key: 'time_used', valid_from: '2000-01-01', low: '0.3', likely: '0.5', high: '0.8' }),
          ]
          return { status: 201, body: { id } }
        },
        [remove]: () => {
          stored = []
          return { status: 204 }
        },
      }),
    })
    await user.click(await screen.findByRole('button', { name: 'Bekräfta Tid som kommer till nytta' }))
    await waitFor(async () =>
      expect(plain(await row('Tid som kommer till nytta'))).toContain('bekräftat från början'),
    )
    expect(network.askedFor(insert)[0]?.body).toEqual({
      key: 'time_used',
      low: '0.3',
      likely: '0.5',
      high: '0.8',
      valid_from: '2000-01-01',
      state: 'confirmed',
    })
    expect(screen.getByText('”Tid som kommer till nytta” är bekräftat.')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Ångra: Tid som kommer till nytta' }))
    expect(await screen.findByRole('button', { name: 'Bekräfta Tid som kommer till nytta' })).toBeVisible()
    expect(network.askedFor(remove)[0]?.url.searchParams.get('id')).toBe(`eq.${id}`)
  })

  it('that cannot be saved stay assumed, and it is said', async () => {
    const { user } = await renderApp({
      path: '/assumptions',
      server: server({
        [insert]: () => ({ status: 403, body: { code: '42501', message: 'no', details: null, hint: null } }),
      }),
    })
    await user.click(await screen.findByRole('button', { name: 'Bekräfta Moms' }))
    expect(await screen.findByText('Det gick inte att spara. Inget är ändrat.')).toBeVisible()
    expect(plain(await row('Moms'))).toContain('antaget')
  })

  it('opened by their address have the focus and show where they come from', async () => {
    await renderApp({ path: '/assumptions#margin', server: server() })
    const margin = await row('Blir över av en bokning')
    await waitFor(() => expect(margin).toHaveFocus())
    expect(margin.querySelector('details')).toHaveAttribute('open')
    expect((await row('Moms')).querySelector('details')).not.toHaveAttribute('open')
  })

  it('are loaded anew when somebody else changes them', async () => {
    const { network, sockets } = await renderApp({ path: '/assumptions', server: server() })
    await row('Moms')
    await waitFor(() => expect(sockets.joins()).not.toHaveLength(0))
    network.answer(list, () => ({ body: [said()] }))
    act(() => sockets.broadcast('changed', { tables: ['roi_assumptions'] }))
    await waitFor(async () => expect(plain(await row('Blir över av en bokning'))).toContain('55 %'))
  })

  it('cannot be changed without a network, and it says why', async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    await renderApp({ path: '/assumptions', server: server() })
    expect(await screen.findByText(/Du är utan nät\. Det går att bekräfta/)).toBeVisible()
    const change = screen.getByRole('button', { name: 'Ändra Moms' })
    expect(change).toBeDisabled()
    expect(change).toHaveAttribute('title', expect.stringContaining('utan nät'))
  })

  it('live without the period’s result', async () => {
    await renderApp({
      path: '/assumptions',
      server: server({ [rpc]: () => ({ status: 400, body: { code: '22023', message: 'no' } }) }),
    })
    expect(plain(await row('Moms'))).toContain('25 %')
  })

  it('that cannot be fetched say so, and can be asked for again', async () => {
    expectConsole(/PostgrestError: no/)
    const refused = () => ({ status: 403, body: { code: '42501', message: 'no', details: null, hint: null } })
    const { user, network } = await renderApp({ path: '/assumptions', server: server({ [list]: refused }) })
    const retry = await screen.findByRole('button', { name: 'Försök igen' })
    network.answer(list, () => ({ body: [] }))
    await user.click(retry)
    expect(await row('Moms')).toBeVisible()
  })

  it('are as complete in English', async () => {
    const { user } = await renderApp({ path: '/assumptions', server: server() })
    await row('Moms')
    const { chooseLocale } = await import('@/hooks/use-ui-store')
    act(() => chooseLocale('en'))
    expect(plain(await row('Monthly wage'))).toContain('30,600 kr a month')
    await user.click(screen.getByRole('button', { name: 'Change Monthly wage' }))
    const dialog = screen.getByRole('dialog', { name: 'Monthly wage' })
    expect(within(dialog).getByText('Leave it empty and we use 28,000–33,900 kr.')).toBeVisible()
    expect(plain(await within(dialog).findByText(/at least 4.60/))).toContain('at least 4.60 kr')
  })
})

describe('changing an assumption', () => {
  const open = async (name: string, change: Server = {}) => {
    const view = await renderApp({ path: '/assumptions', server: server(change) })
    await view.user.click(await screen.findByRole('button', { name: `Ändra ${name}` }))
    const dialog = within(screen.getByRole('dialog'))
    const fill = async (label: string, text: string) => {
      const field = dialog.getByLabelText(label)
      await view.user.clear(field)
      if (text !== '') await view.user.type(field, text)
    }
    return { ...view, dialog, fill }
  }

  it('shows what it would change in the period before it is saved, and then saves it', async () => {
    const { user, dialog, fill, network } = await open('Blir över av en bokning', {
      [insert]: () => ({ status: 201, body: { id } }),
    })
    await fill('Troligast, %', '65,5')
    expect(dialog.getByLabelText('Som lägst')).toHaveAttribute('placeholder', '45,5')
    expect(plain(dialog.getByText(/Lämna tomt/))).toBe('Lämna tomt, så räknar vi med 45,5–85,5 %.')
    expect(
      plain(await dialog.findByText('minst 4,60 kr', { normalizer: (text) => text.replace('\u00a0', ' ') })),
    ).toBe('minst 4,60 kr')
    const effect = dialog.getByRole('status')
    expect(plain(effect)).toContain('Så blir svaret i november')
    expect(plain(effect)).toContain('minst 4,20 kr → minst 4,60 kr per krona')
    expect(plain(effect)).toContain('Netto, minst8 510 kr9 600 kr')
    await waitFor(() =>
      expect(network.askedFor(preview).at(-1)?.body).toEqual({
        period_start: '2026-11-01',
        period_end: '2026-11-23',
        changes: {
          margin: { low: '0.455', likely: '0.655', high: '0.855', valid_from: '2000-01-01' },
        },
      }),
    )
    expect(network.askedFor(insert)).toEqual([])

    await user.click(dialog.getByRole('button', { name: 'Spara' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(network.askedFor(insert)[0]?.body).toEqual({
      key: 'margin',
      low: '0.455',
      likely: '0.655',
      high: '0.855',
      valid_from: '2000-01-01',
      state: 'confirmed',
    })
    expect(screen.getByText('”Blir över av en bokning” är sparat.')).toBeVisible()
  })

  it('says what is wrong at its field, and asks nobody', async () => {
    const { user, dialog, fill, network } = await open('Moms')
    await fill('Troligast, %', '120')
    await fill('Som högst', 'x')
    await user.click(dialog.getByRole('button', { name: 'Spara' }))
    expect(dialog.getByLabelText('Troligast, %')).toHaveAccessibleDescription(
      'Skriv ett tal mellan 0 och 99,99.',
    )
    expect(dialog.getByLabelText('Som högst')).toHaveAccessibleDescription(
      'Skriv ett tal, som 50 eller 31,42.',
    )
    await fill('Troligast, %', '12')
    await fill('Som högst', '6')
    expect(dialog.getByLabelText('Som högst')).toHaveAccessibleDescription(
      'Det högsta kan inte vara mindre än det troligaste.',
    )
    expect(network.askedFor(insert)).toEqual([])
    expect(network.askedFor(update)).toEqual([])
  })

  it('replaces what was said from the same day', async () => {
    const { user, dialog, fill, network } = await open('Blir över av en bokning', {
      [list]: () => ({ body: [said()] }),
      [update]: () => ({ body: [{ id }] }),
    })
    expect(dialog.getByRole('radio', { name: 'Från 1 november' })).toBeChecked()
    expect(dialog.getByText(/Ersätter det du sagt från samma dag/)).toBeVisible()
    await fill('Troligast, %', '60')
    await user.click(dialog.getByRole('radio', { name: 'Jag har mätt' }))
    await user.click(dialog.getByRole('button', { name: 'Spara' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    const [asked] = network.askedFor(update)
    expect(asked?.url.searchParams.get('valid_from')).toBe('eq.2026-11-01')
    expect(asked?.body).toMatchObject({ low: '0.55', likely: '0.6', high: '0.65', state: 'measured' })
    expect(network.askedFor(insert)).toEqual([])
  })

  it('can begin on a day to come, which changes nothing yet', async () => {
    const { user, dialog, fill } = await open('Månadslön', { [preview]: () => ({ body: range }) })
    await fill('Troligast, kr i månaden', '32 000')
    await user.click(dialog.getByRole('radio', { name: 'Från en dag' }))
    await fill('Dag', '2027-01-01')
    expect(await dialog.findByText('Gäller först senare, så svaret i november blir detsamma.')).toBeVisible()
  })

  it('leaves the last word to the database', async () => {
    const { user, dialog } = await open('Moms', {
      [insert]: () => ({
        status: 400,
        body: { code: '23514', message: 'limits', details: null, hint: null },
      }),
    })
    await user.click(dialog.getByRole('button', { name: 'Spara' }))
    expect(await dialog.findByRole('alert')).toHaveTextContent('Talen går inte ihop, så inget är sparat.')
    expect(dialog.getByLabelText('Troligast, %')).toHaveValue('25')
  })

  it('can be saved though the effect is not known', async () => {
    const { dialog } = await open('Moms', {
      [preview]: () => ({ status: 400, body: { code: '22023', message: 'no', details: null, hint: null } }),
    })
    expect(await dialog.findByText(/Skillnaden gick inte att räkna just nu/)).toBeVisible()
    expect(dialog.getByRole('button', { name: 'Spara' })).toBeEnabled()
  })

  it('of the cost asks how much dearer and how much cheaper', async () => {
    const { user, dialog, fill, network } = await open('Så osäker är kostnaden', {
      [insert]: () => ({ status: 201, body: { id } }),
    })
    await fill('Så mycket dyrare, %', '5')
    await user.click(dialog.getByRole('button', { name: 'Spara' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(network.askedFor(insert)[0]?.body).toMatchObject({ low: '0.05', likely: '0', high: '0.1' })
  })

  it('can be taken back, after a question that says what holds instead', async () => {
    let stored = [said(), said({ id: olderId, valid_from: '2000-01-01', likely: '0.5', low: '0.4' })]
    const { user, network } = await renderApp({
      path: '/assumptions#margin',
      server: server({
        [list]: () => ({ body: stored }),
        [remove]: () => {
          stored = stored.slice(1)
          return { status: 204 }
        },
      }),
    })
    await user.click(
      await screen.findByRole('button', { name: 'Ta bort Blir över av en bokning, från 1 november' }),
    )
    const dialog = within(screen.getByRole('dialog'))
    expect(plain(screen.getByRole('dialog'))).toContain('Då gäller 50 % i stället, som du sagt från början.')
    // What would hold without it is tried out from its first day.
    await waitFor(() =>
      expect(network.askedFor(preview)[0]?.body).toMatchObject({
        changes: { margin: { low: '0.4', likely: '0.5', high: '0.6', valid_from: '2026-11-01' } },
      }),
    )
    await user.click(dialog.getByRole('button', { name: 'Ta bort' }))
    await waitFor(async () =>
      expect(plain(await row('Blir över av en bokning'))).toContain('bekräftat från början'),
    )
    expect(network.askedFor(remove)[0]?.url.searchParams.get('id')).toBe(`eq.${id}`)
  })
})
