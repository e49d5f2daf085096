import { rfc2822 } from './rfc2822.ts'
import type { TwilioAccount } from './twilio-account.ts'
import type { TwilioCall } from './twilio-call.ts'

/** The REST status of a leg at an instant; the API knows no `initiated`. */
export function callStatusAt(call: TwilioCall, now: number): string {
  if (now >= call.endsAt) return call.finalStatus
  return call.answeredAt !== null && now >= call.answeredAt ? 'in-progress' : 'ringing'
}

/** The Call resource of Twilio's REST API as it reads at `now`. */
export function callResource(call: TwilioCall, account: TwilioAccount, now: number) {
  const uri = `/2010-04-01/Accounts/${account.sid}/Calls/${call.sid}`
  const ended = now >= call.endsAt
  const priced = call.price !== null && now >= call.pricedAt
  const updatedAt = priced ? call.pricedAt : ended ? call.endsAt : (call.answeredAt ?? call.startsAt)
  return {
    sid: call.sid,
    parent_call_sid: call.parentSid,
    account_sid: account.sid,
    to: call.to,
    to_formatted: call.to,
    from: call.from,
    from_formatted: call.from,
    phone_number_sid: call.direction === 'inbound' ? `PN${account.sid.slice(2)}` : null,
    status: callStatusAt(call, now),
    start_time: rfc2822(call.startsAt),
    end_time: ended ? rfc2822(call.endsAt) : null,
    duration: ended && call.duration !== null ? String(call.duration) : null,
    price: priced ? call.price : null,
    price_unit: 'USD',
    direction: call.direction,
    answered_by: null,
    api_version: '2010-04-01',
    annotation: null,
    forwarded_from: null,
    group_sid: null,
    caller_name: null,
    queue_time: '0',
    trunk_sid: null,
    date_created: rfc2822(call.startsAt),
    date_updated: rfc2822(Math.min(updatedAt, now)),
    uri: `${uri}.json`,
    subresource_uris: { recordings: `${uri}/Recordings.json`, notifications: `${uri}/Notifications.json` },
  }
}
