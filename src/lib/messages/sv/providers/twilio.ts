import type { ProviderWords } from '../../provider-words'
import { problems } from './problems'

export const twilio: ProviderWords = {
  connect: 'Anslut Twilio',
  brings: 'Varje samtal och sms, med längd, utfall och kostnad.',
  lastSync: 'Priser hämtade',
  status: { silent: 'Inget samtal än' },
  problems: {
    ...problems('Twilio', 'Nya samtal och priser'),
    ACCOUNT_NOT_ACTIVE: {
      title: 'Kontot är pausat eller stängt hos Twilio',
      meaning: 'Inga nya samtal kommer in. Öppna kontot hos Twilio och testa sedan här.',
      act: 'Testa igen',
    },
    PROVIDER_UNREACHABLE: {
      title: 'Twilio svarar inte just nu',
      meaning: 'Samtal som Twilio skickar räknas ändå. Priserna hämtas när de svarar igen.',
      act: 'Testa igen',
    },
    PROVIDER_REFUSED: {
      title: 'Twilio sa nej utan att säga varför',
      meaning: 'Samtal som Twilio skickar räknas ändå, men priser kan dröja.',
      act: 'Testa igen',
    },
    pending: {
      title: 'Nyckeln är inte provad än',
      meaning: 'Samtal som Twilio skickar räknas redan. Testa, så vet du att priserna också kommer.',
      act: 'Testa',
    },
    silent: {
      title: 'Vi väntar på första samtalet',
      meaning: 'Ring ditt nummer, så syns det här. Händer inget? Då saknas adressen hos Twilio.',
      act: 'Visa en ny adress',
    },
    quiet: (since) => ({
      title: `Tyst sedan ${since}`,
      meaning: 'Det kan vara lugnt. Har du haft samtal sedan dess är adressen hos Twilio borta.',
      act: 'Testa',
    }),
  },
  acts: {
    testExplain: 'Frågar Twilio om nyckeln fortfarande gäller.',
    testGood: 'Twilio svarade. Nyckeln stämmer.',
    syncExplain:
      'Twilio sätter priset en stund efter samtalet. Det här hämtar dem nu i stället för om några minuter.',
    syncQueued: 'Priserna hämtas nu.',
    replaceKeyExplain: 'När du har bytt Auth Token hos Twilio.',
    disconnectExplain: 'Slutar räkna nya samtal. Det som redan räknats är kvar.',
  },
  disconnect: {
    goes: ['Nyckeln raderas.', 'Adressen slutar gälla.', 'Nya samtal räknas inte.'],
    stays: 'Alla samtal och kostnader som redan räknats är kvar.',
  },
}
