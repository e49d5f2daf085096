import type { Messages } from '../messages'
import { openrouter } from './providers/openrouter'
import { simplybook } from './providers/simplybook'
import { twilio } from './providers/twilio'

export const integrations: Messages['integrations'] = {
  title: 'Connections',
  lead: 'This is where your figures come from. A connection only reads; it never changes anything at the provider.',
  providers: { openrouter, simplybook, twilio },
  loading: 'Loading your connections',
  offlineReason: 'You are offline. Connections can be changed when the network is back.',
  connectMore: { title: 'Connect more', another: 'Connected. A second account can be connected too.' },
  empty: {
    others: 'You can connect these too',
    title: 'Connect your telephony first',
    explain:
      'Once Twilio is connected, every call shows up here within a second or so, with its length, outcome and cost. You need two details from Twilio and about three minutes.',
  },
  status: {
    active: 'Connected',
    pending: 'Waiting for an answer',
    error: 'Needs you',
  },
  facts: {
    lastEvent: 'Last event',
    account: 'Account',
    connected: 'Connected since',
    never: 'not yet',
  },
  acts: {
    manage: 'Manage',
    manageNamed: (label) => `Manage ${label}`,
    test: 'Test',
    testing: 'Testing …',
    rename: 'Rename',
    renameExplain: 'Just for you, so that you recognise it.',
    rotate: 'New address',
    rotateExplain: 'If the address has ended up in the wrong hands. The old one stops working at once.',
    disconnect: 'Disconnect',
  },
  connect: {
    label: 'Name',
    labelHint: 'Optional, if you have several. For example Front desk.',
    labelInvalid: 'At most 80 characters.',
    submit: 'Connect',
    busy: 'Connecting …',
    step: (step, of) => `Step ${step} of ${of}`,
  },
  address: {
    titleRotated: 'Your new address',
    once: 'The address is only shown now. If you lose it, make a new one under Manage.',
    done: 'Done',
  },
  rename: {
    title: 'Rename',
    label: 'Name',
    submit: 'Save',
    busy: 'Saving …',
    invalid: 'Write a name, at most 80 characters.',
  },
  replaceKey: {
    title: 'Replace the key',
    lead: 'The old key stops working here at once.',
    submit: 'Replace the key',
    busy: 'Trying the key …',
    done: 'The key has been replaced.',
  },
  replaceLogin: {
    title: 'Replace the login',
    lead: 'The old login stops working here at once.',
    submit: 'Replace the login',
    busy: 'Trying the login …',
    done: 'The login has been replaced.',
  },
  rotate: {
    title: 'A new address?',
    submit: 'Make a new address',
    busy: 'Changing …',
  },
  disconnect: {
    title: (label) => `Disconnect ${label}?`,
    confirm: (label) => `Type ${label} to confirm`,
    submit: 'Disconnect',
    busy: 'Disconnecting …',
    done: (label) => `${label} is disconnected.`,
  },
  failures: {
    INTEGRATION_EXISTS: 'That account is already connected. To replace its key, look under Manage.',
    NOT_FOUND: 'The connection no longer exists. Reload the page.',
    INTEGRATION_DISCONNECTED: 'The connection is already disconnected. Reload the page.',
    INVALID_INPUT: 'Something in the details is wrong. Copy them once more.',
    PROVIDER_NOT_SUPPORTED: 'That provider cannot be connected yet.',
    other: 'It did not work just now. Nothing was changed. Try again in a moment.',
    offline: 'You are offline. Try again when the network is back.',
  },
}
