import type { ProviderWords } from '../../provider-words'
import { problems } from './problems'

export const twilio: ProviderWords<'accountSid' | 'authToken'> = {
  connect: 'Connect Twilio',
  brings: 'Every call and text, with its length, outcome and cost.',
  lastSync: 'Prices fetched',
  status: { silent: 'No call yet' },
  problems: {
    ...problems('Twilio', 'New calls and prices'),
    ACCOUNT_NOT_ACTIVE: {
      title: 'The account is suspended or closed at Twilio',
      meaning: 'No new calls come in. Open the account at Twilio, then test here.',
      act: 'Test again',
    },
    PROVIDER_UNREACHABLE: {
      title: 'Twilio is not answering right now',
      meaning: 'Calls that Twilio sends are still counted. Prices are fetched when it answers again.',
      act: 'Test again',
    },
    PROVIDER_REFUSED: {
      title: 'Twilio said no without saying why',
      meaning: 'Calls that Twilio sends are still counted, but prices may be late.',
      act: 'Test again',
    },
    pending: {
      title: 'The key has not been tried yet',
      meaning: 'Calls that Twilio sends are counted already. Test it to know that prices will come too.',
      act: 'Test',
    },
    silent: {
      title: 'Waiting for the first call',
      meaning:
        'Call your number and it shows up here. Nothing happens? Then the address is missing at Twilio.',
      act: 'Show a new address',
    },
    quiet: (since) => ({
      title: `Quiet since ${since}`,
      meaning: 'It may just be calm. If you have had calls since, the address is gone from Twilio.',
      act: 'Test',
    }),
  },
  acts: {
    testExplain: 'Asks Twilio whether the key is still valid.',
    testGood: 'Twilio answered. The key is right.',
    syncExplain:
      'Twilio sets the price a while after the call. This fetches them now instead of in a few minutes.',
    syncQueued: 'Prices are being fetched.',
    replaceKeyExplain: 'When you have changed the Auth Token at Twilio.',
    disconnectExplain: 'Stops counting new calls. What is already counted stays.',
  },
  disconnect: {
    goes: ['The key is erased.', 'The address stops working.', 'New calls are not counted.'],
    stays: 'All calls and costs already counted stay.',
  },
  key: {
    lead: 'Both details are on the start page of the Twilio Console, under Account Info.',
    fields: {
      accountSid: {
        label: 'Account SID',
        hint: 'Starts with AC and has 34 characters.',
        invalid: 'An Account SID is AC followed by 32 characters, 0–9 and a–f. Copy all of it.',
      },
      authToken: {
        label: 'Auth Token',
        hint: 'Press Show at Twilio. It is encrypted here and never shown again.',
        invalid: 'An Auth Token has at least 8 characters and no spaces. Copy all of it.',
      },
    },
    show: 'Show the Auth Token',
    hide: 'Hide the Auth Token',
    refused: 'Check that all of the Account SID and all of the Auth Token were copied.',
    tried: {
      active: 'Twilio answered and the key is right.',
      pending: 'Twilio did not answer the trial. The address works anyway, and we will try the key again.',
    },
  },
  address: {
    title: 'Paste the address at Twilio',
    rotate: 'The old address stops working at once. Until the new one is pasted at Twilio, no calls come in.',
    rotated:
      'The old address no longer works. Replace it at Twilio right away, or new calls will be missing.',
    label: 'Your address (webhook)',
    steps: [
      'Open the Twilio Console and go to Phone Numbers, Manage, Active numbers. Choose your number.',
      'Scroll to Voice Configuration. Paste the address into Call status changes and choose HTTP POST.',
      'Leave A call comes in alone, your receptionist lives there. Save at the bottom.',
    ],
    retry: {
      hint: 'Should Twilio try again when the network hiccups? Add this to the end of the address:',
      suffix: '#rc=3&rp=all',
    },
    waiting: 'Waiting for the first call. Call the number and try it.',
    arrived: (when) => `It works. The first event came ${when}.`,
  },
}
