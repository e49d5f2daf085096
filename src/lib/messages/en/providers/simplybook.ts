import type { ProviderWords } from '../../provider-words'
import { problems } from './problems'

type SimplybookField = 'companyLogin' | 'userLogin' | 'userPassword' | 'apiKey' | 'secretKey'

export const simplybook: ProviderWords<SimplybookField> = {
  connect: 'Connect SimplyBook.me',
  brings: 'Every booking, with its time, service and price, so that you see which came from a call.',
  lastSync: 'Bookings fetched',
  status: { silent: 'No booking yet' },
  problems: {
    ...problems('SimplyBook.me', 'New bookings'),
    CREDENTIALS_REFUSED: {
      title: 'SimplyBook.me does not accept the login',
      meaning: 'New bookings may be missing until it is replaced. What is already counted is right.',
      act: 'Replace the login',
    },
    SECRET_UNREADABLE: {
      title: 'The login has to be entered again',
      meaning: 'We can no longer open the one we kept. New bookings may be missing until then.',
      act: 'Replace the login',
    },
    COMPANY_UNKNOWN: {
      title: 'SimplyBook.me does not find the company',
      meaning: 'Disconnect, then connect again with the whole address of your booking page.',
      act: 'Test again',
    },
    API_KEY_REFUSED: {
      title: 'The API key is not the company’s',
      meaning: 'The login works, the key does not. Enter it again.',
      act: 'Replace the login',
    },
    USER_BLOCKED: {
      title: 'The user is blocked at SimplyBook.me',
      meaning: 'Unblock it there, or log in as another user here.',
      act: 'Replace the login',
    },
    TWO_FACTOR_ON: {
      title: 'The user logs in with a code from a phone',
      meaning: 'We cannot enter that code. Make a user for Payback without two-step login.',
      act: 'Replace the login',
    },
    HIPAA_ON: {
      title: 'The protection of health data keeps us out',
      meaning: 'HIPAA is switched on at SimplyBook.me. No program may log in then.',
      act: 'Test again',
    },
    NO_RIGHT_TO_BOOKINGS: {
      title: 'The user may not see the bookings',
      meaning: 'Give it the right to see the bookings report at SimplyBook.me, then test here.',
      act: 'Test again',
    },
    PROVIDER_ANSWER_DOUBTFUL: {
      title: 'SimplyBook.me contradicts itself',
      meaning: 'Bookings that were there are gone from the answer. We keep them until that is sorted out.',
      act: 'Test again',
    },
    pending: {
      title: 'The login has not been tried yet',
      meaning: 'Test it to know that it works. Bookings are then fetched by themselves.',
      act: 'Test',
    },
    silent: {
      title: 'Waiting for the first word',
      meaning:
        'Make a trial booking and it shows up here. Nothing happens? Then the address is missing at SimplyBook.me: new bookings are noticed only after half an hour, and fewer can be tied to their call.',
      act: 'Show a new address',
    },
    quiet: (since) => ({
      title: `Quiet since ${since}`,
      meaning: 'It may just be calm. If you have had bookings since, the address is gone from SimplyBook.me.',
      act: 'Test',
    }),
  },
  acts: {
    testExplain: 'Asks SimplyBook.me whether the login is still valid.',
    testGood: 'SimplyBook.me answered. The login is right.',
    syncExplain: 'New bookings arrive at once. This reads the nearest weeks and the year ahead again.',
    syncQueued: 'Bookings are being fetched.',
    replaceKeyExplain: 'When you have changed the password or the user at SimplyBook.me.',
    disconnectExplain: 'Stops fetching bookings. Those already counted stay.',
  },
  disconnect: {
    goes: ['The login is erased.', 'The address stops working.', 'New bookings are not counted.'],
    stays: 'All bookings already counted stay.',
  },
  key: {
    lead: 'Preferably make a user of its own for Payback, one that may see the bookings and logs in without a code from a phone.',
    fields: {
      companyLogin: {
        label: 'Your booking page',
        hint: 'Paste its address, for example examplesalon.simplybook.me.',
        invalid: 'That is no address at SimplyBook.me. Copy it from your booking page.',
      },
      userLogin: {
        label: 'User',
        hint: 'What you log in with at SimplyBook.me.',
        invalid: 'Enter what the user logs in with.',
      },
      userPassword: {
        label: 'Password',
        hint: 'Or the user’s key, if you have one. Encrypted here and never shown again.',
        invalid: 'Enter the password.',
      },
      apiKey: { label: 'API key', invalid: 'A key has at least 8 characters and no spaces. Copy all of it.' },
      secretKey: {
        label: 'Secret key',
        invalid: 'A key has at least 8 characters and no spaces. Copy all of it.',
      },
    },
    show: 'Show',
    hide: 'Hide',
    more: {
      title: 'The company’s API keys, if you have them',
      hint: 'They are not needed. With both, we can also check that every message is from SimplyBook.me.',
    },
    refused: 'Check that the user and the password are spelt right.',
    tried: {
      active: 'SimplyBook.me answered and the login is right. The last year’s bookings are being fetched.',
      pending:
        'SimplyBook.me did not answer the test. The address works all the same, and we try again ourselves.',
    },
  },
  address: {
    title: 'Paste the address at SimplyBook.me',
    rotated: 'The old address no longer works. Replace it at SimplyBook.me now, or new bookings come late.',
    rotate:
      'The old address stops working at once. Until the new one is pasted at SimplyBook.me, new bookings are noticed only after half an hour.',
    label: 'Your address (callback URL)',
    steps: [
      'Open SimplyBook.me and go to Custom Features, API, Settings.',
      'Paste the address into the field Callback URL. Switch on that it is called when a booking is made, changed and cancelled.',
      'Set Number of API tries to 6. Otherwise SimplyBook.me tries only once. Save.',
    ],
    waiting: 'Waiting for the first word. Try a trial booking.',
    arrived: (when) => `There. The first word came ${when}.`,
  },
}
