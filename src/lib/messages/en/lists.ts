import type { Messages } from '../messages'

export const lists: Messages['lists'] = {
  today: 'Today',
  yesterday: 'Yesterday',
  more: 'Show more',
  loadingMore: 'Fetching more …',
  moreFailed: 'More could not be fetched.',
  end: 'That was all.',
}
