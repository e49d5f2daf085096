import type { ProviderWords } from '../../provider-words'
import { problems } from './problems'

export const openrouter: ProviderWords<'managementKey'> = {
  connect: 'Connect OpenRouter',
  brings: 'What the language models cost, by day and by model.',
  lastSync: 'Cost fetched',
  status: { silent: 'Connected' },
  problems: {
    ...problems('OpenRouter', 'New model cost'),
    WRONG_KEY_KIND: {
      title: 'The key is of the wrong kind',
      meaning:
        'An ordinary API key makes the models answer but cannot read what they cost. Make a Management key at OpenRouter and replace it here.',
      act: 'Replace the key',
    },
  },
  acts: {
    testExplain: 'Asks OpenRouter whether the key is still valid. It costs nothing.',
    testGood: 'OpenRouter answered. The key is right.',
    syncExplain: 'Otherwise fetched four times a day. Today is not complete until after midnight UTC.',
    syncQueued: 'The cost is being fetched.',
    replaceKeyExplain: 'When you have made a new Management key at OpenRouter.',
    disconnectExplain: 'Stops fetching model cost. What is already counted stays.',
  },
  disconnect: {
    goes: ['The key is erased.', 'New model cost is not counted.'],
    stays: 'All cost already counted stays.',
  },
  key: {
    lead: 'You need a Management key. It reads what the models cost, but cannot make them answer.',
    steps: [
      'Open openrouter.ai and go to Settings, Management Keys.',
      'Choose Create and give it a name, for example Payback.',
      'Copy the key. OpenRouter shows it only once.',
    ],
    fields: {
      managementKey: {
        label: 'Management key',
        hint: 'Starts with sk-or-v1-. It is encrypted here and never shown again.',
        invalid: 'A Management key has at least 8 characters and no spaces. Copy all of it.',
      },
    },
    show: 'Show the key',
    hide: 'Hide the key',
    refused: 'Check that all of the key was copied, or make a new one at OpenRouter.',
    tried: {
      active:
        'OpenRouter answered and the key is right. The last year is being fetched, it takes a minute or so.',
      pending: 'OpenRouter did not answer the trial. The key is kept, and we will try again by ourselves.',
    },
    seeResult: 'See the model cost',
  },
}
