import type { Messages } from '../../messages'

const categories: Record<string, { name: string; series: string; the: string }> = {
  voice: { name: 'Voice platform', series: 'Voice', the: 'voice' },
  telephony: { name: 'Telephony', series: 'Telephony', the: 'telephony' },
  ai: { name: 'AI model', series: 'AI', the: 'the AI model' },
  booking: { name: 'Booking system', series: 'Booking', the: 'the booking system' },
  fixed: { name: 'Fixed fees', series: 'Fixed', the: 'fixed fees' },
}
const other = { name: 'Other', series: 'Other', the: 'other costs' }

/** What a kind of cost is called: by itself, beside a chart, and inside a sentence. */
export const category: Messages['overview']['category'] = (kind) => categories[kind] ?? other
