import type { Messages } from '../messages'

export const sync: Messages['sync'] = {
  now: 'Sync now',
  reading: 'Reading …',
  queued: 'In line …',
  retrying: (when) => `Next try ${when}.`,
  history: {
    label: (label) => `Earlier history of ${label}`,
    going: (percent) => `Fetching the past year, ${percent} done.`,
    stopping: 'Stopping …',
    stop: 'Stop',
    stopped: 'Fetching has stopped. What has come so far is kept.',
    failed: 'The earlier history did not come all the way. What has come is counted.',
    again: 'Fetch the rest',
  },
}
