import type { Cell } from './matrix.ts'

const nobody: Cell = { anon: '-', owner: '-', other: '-', service_role: '-' }
const ownersRead: Cell = {
  anon: '-',
  owner: 'select all',
  other: 'select no rows',
  service_role: 'select all',
}
const signedIn: Cell = { anon: '-', owner: 'execute', other: 'execute', service_role: '-' }
// service_role passes row level security and holds the platform's own grants on realtime.messages.
const ownListen: Cell = { anon: '-', owner: 'listen', other: '-', service_role: 'listen, send' }
const nobodyListens: Cell = { ...ownListen, owner: '-' }

const each = (cell: Cell, names: string[]) => Object.fromEntries(names.map((name) => [name, cell]))

/**
 * Who can do what to what belongs to `owner`. `other` is another account's owner. Every object of our schemas must
 * stand here, and nothing else; whatever a cell does not name is refused.
 */
export const expectations: Record<string, Cell> = {
  'schema public': { anon: 'use', owner: 'use', other: 'use', service_role: 'use' },
  'schema private': nobody,

  'public.accounts': {
    anon: '-',
    owner: 'select all; update locale, name, opening_hours, time_zone',
    other: 'select no rows; update no rows',
    service_role: 'select all',
  },
  'public.webhook_deliveries': {
    anon: '-',
    owner: 'select all but body_encrypted',
    other: 'select no rows',
    service_role: 'select all but body_encrypted',
  },
  'public.booking_attributions': {
    anon: '-',
    owner: 'select all; update verdict, verdict_call_id',
    other: 'select no rows; update no rows',
    service_role: 'select all',
  },
  'public.calendar_events': {
    anon: '-',
    owner: 'select all; update owner_mark',
    other: 'select no rows; update no rows',
    service_role: 'select all',
  },
  'public.fixed_costs': {
    anon: '-',
    owner: 'select all; insert; update all but created_at, id, updated_at, user_id; delete',
    other: 'select no rows; insert; update no rows; delete no rows',
    service_role: 'select all',
  },
  'public.roi_assumptions': {
    anon: '-',
    owner: 'select all; insert; update high, likely, low, state, valid_from; delete',
    other: 'select no rows; insert; update no rows; delete no rows',
    service_role: 'select all',
  },
  ...each({ anon: '-', owner: 'select all', other: 'select all', service_role: 'select all' }, [
    'public.bank_days',
    'public.daily_rates',
    'public.exchange_rates',
  ]),
  ...each(ownersRead, [
    'public.ai_usage_logs',
    'public.audit_log',
    'public.function_logs',
    'public.integrations',
    'public.ledger',
    'public.sync_jobs',
    'public.sync_runs',
    'public.telephony_events',
  ]),
  ...each(nobody, [
    'private.change_channels',
    'private.delivery_keys',
    'private.integration_secrets',
    'private.unsent_changes',
    'private.webhook_deliveries_<day>',
    'private.webhook_deliveries_default',
    'private.webhook_rejections',
    'private.webhook_tokens',
    'private.unsent_changes_id_seq',
    'private.webhook_rejections_id_seq',
    'public.audit_log_id_seq',
    'public.function_logs_id_seq',
    'public.sync_runs_id_seq',
  ]),

  ...each(signedIn, ['public.get_call_overview(date, date)', 'private.readable_accounts()']),
  ...each(nobody, [
    'private.accept_telephony_delivery(uuid, integer, text, bytea, text, jsonb, text)',
    'private.add_delivery_partition(date)',
    'private.announce_changed_events()',
    'private.announce_new_events()',
    'private.announce_rows()',
    'private.attribute_bookings(uuid, uuid[])',
    'private.attribute_everywhere(timestamp with time zone)',
    'private.attribute_since(uuid, timestamp with time zone)',
    'private.attribution_lock(uuid)',
    'private.find_attributions(uuid, uuid[])',
    'private.carry_changed_rates()',
    'private.carry_last_rates()',
    'private.carry_rates(text, date, date)',
    'private.check_account()',
    'private.check_verdict()',
    'private.connect_integration(uuid, text, text, jsonb, jsonb, bytea, uuid, text)',
    'private.count_webhook_rejections(jsonb)',
    'private.create_account()',
    'private.disconnect_integration(uuid, uuid, text)',
    'private.find_webhook(text, bytea)',
    'private.flush_changes()',
    'private.forget_deliveries()',
    'private.forget_function_logs()',
    'private.forget_unsent_changes()',
    'private.forget_vanished_ai_usage(uuid, date[], uuid[], text)',
    'private.join_all_events(public.telephony_events[])',
    'private.join_events(public.telephony_events, public.telephony_events)',
    'private.keep_delivery_partitions()',
    'private.load_integration(uuid, uuid)',
    'private.local_days(uuid, timestamp with time zone, timestamp with time zone)',
    'private.merge_ai_usage(uuid, jsonb, date, boolean, text)',
    'private.merge_observation(uuid, uuid, text, jsonb)',
    'private.merge_observations(uuid, uuid, text, jsonb)',
    'private.merge_telephony_events(uuid, jsonb)',
    'private.note_mark()',
    'private.note_changes(text, uuid, timestamp with time zone, timestamp with time zone, integer)',
    'private.read_observation(uuid, uuid, text, jsonb)',
    'private.record_integration_test(uuid, text, text)',
    'private.refuse_audit_change()',
    'private.request_telephony_sync()',
    'private.rotate_webhook(uuid, uuid, bytea, text)',
    'private.send_notice(uuid, text[], date[], integer)',
    'private.store_secrets(uuid, jsonb)',
    'private.touch_updated_at()',
    'private.update_integration(uuid, uuid, text, jsonb, jsonb, text)',
    'private.write_audit(uuid, text, text, uuid, text, jsonb)',
    'private.write_function_logs(jsonb)',
  ]),

  'topic account:<own>, broadcast': ownListen,
  ...each(nobodyListens, [
    'topic account:<own>, presence',
    'topic account:<own> with more, broadcast',
    'topic account:<own> with more, presence',
    'topic account:, broadcast',
    'topic account:, presence',
    'topic any other, broadcast',
    'topic any other, presence',
  ]),
}
