import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { MemoryRouter, useLocation } from 'react-router'
import { describe, expect, it } from 'vitest'
import { useUrlFilters } from '@/hooks/use-url-filters'
import { textOf, textsOfDays } from '@/lib/filter-texts'
import { lists } from '@/lib/messages/sv/lists'
import { oneOf, readDays, readField, writeFilters, type FilterDays } from '@/lib/url-filters'
import { DayFields } from './day-fields'
import { FilterBar } from './filter-bar'
import { FilterSelect } from './filter-select'

type Filters = FilterDays & { channel: 'chat' | 'mail' | null; open: boolean }
const none: Filters = { channel: null, open: false, from: null, to: null }
const read = (params: URLSearchParams): Filters => ({
  channel: oneOf(params.get('channel'), ['chat', 'mail']),
  open: params.get('open') === 'yes',
  ...readDays(params),
})

/** A list of messages, as the next source may have one. */
function Messages() {
  const [filters, change] = useUrlFilters(read, (next) => writeFilters(next, none))
  const set = (name: keyof Filters, text: string) => change(readField(read, name, text))
  return (
    <>
      <FilterBar
        texts={[
          ...textOf(none, 'channel', filters.channel),
          ...textOf(none, 'open', filters.open && 'obesvarade'),
          ...textsOfDays(filters, lists.filters, (day) => day),
        ]}
        none={none}
        change={change}
        className="md:grid-cols-3"
      >
        <FilterSelect
          label="Kanal"
          value={filters.channel}
          options={[
            ['chat', 'Chatt'],
            ['mail', 'E-post'],
          ]}
          onChoose={(value) => set('channel', value)}
        />
        <DayFields days={filters} onChange={set} />
      </FilterBar>
      <output>{useLocation().search}</output>
    </>
  )
}

const show = (path: string) =>
  render(
    <MemoryRouter initialEntries={[path]}>
      <Messages />
    </MemoryRouter>,
  )
// A sheet hides the page behind it from those who listen.
const address = () => screen.getByRole('status', { hidden: true }).textContent
const onDesk = () => within(screen.getByRole('group', { name: 'Filter' }))

describe('the filters of a list', () => {
  it('apply at once and stand in the address; the first choice is all', async () => {
    show('/')
    await userEvent.selectOptions(onDesk().getByLabelText('Kanal'), 'E-post')
    expect(address()).toBe('?channel=mail')
    await userEvent.type(onDesk().getByLabelText('Från och med'), '2026-11-01')
    expect(address()).toBe('?channel=mail&from=2026-11-01')
    await userEvent.selectOptions(onDesk().getByLabelText('Kanal'), 'Alla')
    expect(address()).toBe('?from=2026-11-01')
  })

  it('are said in words below, where a tap takes one away and the last all of them', async () => {
    show('/?channel=chat&open=yes&from=2026-11-01&to=2026-11-01')
    const chips = within(screen.getByRole('list', { name: 'Filter som gäller' }))
    expect(chips.getAllByRole('listitem').map((chip) => chip.textContent)).toEqual([
      'chat',
      'obesvarade',
      '2026-11-01',
      'Rensa filter',
    ])
    // On paper there is nothing to tap, but a narrowed list still says so.
    expect(screen.getByText('Filter som gäller: chat, obesvarade, 2026-11-01')).toBeInTheDocument()
    // One day is one filter, though the address says it with two.
    await userEvent.click(chips.getByRole('button', { name: 'Ta bort filtret 2026-11-01' }))
    expect(address()).toBe('?channel=chat&open=yes')
    await userEvent.click(chips.getByRole('button', { name: 'Ta bort filtret obesvarade' }))
    expect(address()).toBe('?channel=chat')
    await userEvent.click(chips.getByRole('button', { name: 'Rensa filter' }))
    expect(address()).toBe('')
    expect(screen.queryByRole('list', { name: 'Filter som gäller' })).toBeNull()
  })

  it('are a sheet on a phone, whose button says how many are in use', async () => {
    show('/?channel=chat&from=2026-11-01')
    await userEvent.click(screen.getByRole('button', { name: 'Filter (2)' }))
    const sheet = within(screen.getByRole('dialog', { name: 'Filter' }))
    await userEvent.selectOptions(sheet.getByLabelText('Kanal'), 'E-post')
    await userEvent.click(sheet.getByRole('button', { name: 'Rensa filter' }))
    expect(address()).toBe('')
    await userEvent.click(sheet.getByRole('button', { name: 'Visa' }))
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByRole('button', { name: 'Filter' })).toBeVisible()
  })
})
