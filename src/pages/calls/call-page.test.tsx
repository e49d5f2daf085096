import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { callRow } from '@/testing/call-builders'
import { renderApp } from '@/testing/render-app'

const events = 'GET /rest/v1/telephony_events'

/** Answers a question for one id with that call, and one for relatives with its legs. */
const server = (call: ReturnType<typeof callRow> | null, legs: ReturnType<typeof callRow>[] = []) => ({
  [events]: ({ url }: { url: URL }) => ({
    body: url.searchParams.get('id')?.startsWith('eq.') ? (call === null ? [] : [call]) : legs,
  }),
})

describe('one call', () => {
  const call = callRow({
    provider_ref: 'CA11111111111111111111111111111111',
    answered_at: '2026-11-23T08:00:07+00:00',
    ended_at: '2026-11-23T08:02:21+00:00',
    cost_amount: 0.1,
    cost_state: 'provisional',
    flags: ['ends_before_start', 'something_new'],
  })
  const leg = callRow({
    parent_ref: call.provider_ref,
    provider_ref: 'CA22222222222222222222222222222222',
    caller_number_hint: '97',
    cost_amount: 0.2,
  })

  it('tells all its facts, and what its legs cost together', async () => {
    await renderApp({ path: `/calls/${call.id}?outcome=answered`, server: server(call, [leg]) })
    expect(await screen.findByRole('heading', { level: 1, name: 'Samtal' })).toBeVisible()

    const facts = within(screen.getByRole('region', { name: 'Fakta' }))
    expect(facts.getByText('avslutat')).toBeVisible()
    expect(facts.getByText('2 min 14 s')).toBeVisible()
    expect(facts.getByText('Leverantören kan ändra priset några dagar till.')).toBeVisible()
    expect(within(screen.getByRole('region', { name: 'Förlopp' })).getByText(/efter 7 s/)).toBeVisible()
    expect(await screen.findByText('Tillsammans: 0,30 USD')).toBeVisible()
    expect(screen.getByText(call.provider_ref)).toBeVisible()
    expect(screen.getByText(/slutade innan det började/)).toBeVisible()
    expect(screen.getByText(/något oväntat \(something_new\)/)).toBeVisible()
    expect(screen.getByRole('link', { name: 'Alla samtal' })).toHaveAttribute(
      'href',
      '/calls?outcome=answered',
    )
  })

  it('says so when there is none, and asks nobody about what cannot be an id', async () => {
    const { network } = await renderApp({ path: '/calls/1-or-1=1', server: server(null) })
    expect(await screen.findByRole('heading', { name: 'Samtalet finns inte' })).toBeVisible()
    expect(network.askedFor(events)).toEqual([])
  })

  it('says so when it belongs to somebody else', async () => {
    await renderApp({ path: `/calls/${call.id}`, server: server(null) })
    expect(await screen.findByRole('heading', { name: 'Samtalet finns inte' })).toBeVisible()
  })
})
