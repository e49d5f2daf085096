import type { Messages } from '../messages'

export const lists: Messages['lists'] = {
  today: 'Today',
  yesterday: 'Yesterday',
  more: 'Show more',
  loadingMore: 'Fetching more …',
  moreFailed: 'More could not be fetched.',
  end: 'That was all.',
  filters: {
    title: 'Filters',
    open: (count) => (count === 0 ? 'Filters' : `Filters (${count})`),
    show: 'Show',
    clear: 'Clear filters',
    remove: (name) => `Remove the filter ${name}`,
    active: 'Filters in use',
    all: 'All',
    from: 'From',
    to: 'To',
    fromDay: (day) => `from ${day}`,
    toDay: (day) => `to ${day}`,
    nothing: 'Nothing matches the filters',
    only: (filters) => `You only see: ${filters}.`,
  },
}
