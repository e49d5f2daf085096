import type { ProviderWords } from '../../provider-words'
import { problems } from './problems'

export const twilio: ProviderWords = {
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
}
