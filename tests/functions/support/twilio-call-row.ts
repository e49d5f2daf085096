import { newCallSid } from './twilio-request.ts'

/** An instant as Twilio's API writes it. */
export const twilioTime = (time: number | string) => new Date(time).toUTCString().replace('GMT', '+0000')

/** A call of 73 seconds as a list of Twilio's API shows it, with its price. */
export function twilioCallRow(startedAt: number, changes = {}) {
  return {
    sid: newCallSid(),
    parent_call_sid: null,
    from: '+46701740605',
    to: '+46846500400',
    status: 'completed',
    start_time: twilioTime(startedAt),
    end_time: twilioTime(startedAt + 73_000),
    duration: '73',
    price: '-0.01700',
    price_unit: 'USD',
    direction: 'inbound',
    date_created: twilioTime(startedAt),
    date_updated: twilioTime(startedAt + 300_000),
    ...changes,
  }
}
