import type { ProviderWords } from '../../provider-words'
import { problems } from './problems'

export const twilio: ProviderWords<'accountSid' | 'authToken'> = {
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
  key: {
    lead: 'Båda uppgifterna står på startsidan i Twilio Console, under Account Info.',
    fields: {
      accountSid: {
        label: 'Account SID',
        hint: 'Börjar på AC och har 34 tecken.',
        invalid: 'Ett Account SID är AC följt av 32 tecken, 0–9 och a–f. Kopiera hela.',
      },
      authToken: {
        label: 'Auth Token',
        hint: 'Klicka på Show hos Twilio. Krypteras här och visas aldrig igen.',
        invalid: 'En Auth Token har minst 8 tecken och inga mellanslag. Kopiera hela.',
      },
    },
    show: 'Visa Auth Token',
    hide: 'Dölj Auth Token',
    refused: 'Se efter att hela Account SID och hela Auth Token kom med.',
    tried: {
      active: 'Twilio svarade och nyckeln stämmer.',
      pending: 'Twilio svarade inte på provet. Adressen gäller ändå, och vi provar nyckeln igen.',
    },
  },
  address: {
    title: 'Klistra in adressen hos Twilio',
    rotate:
      'Den gamla adressen slutar gälla direkt. Tills den nya är inklistrad hos Twilio kommer inga samtal in.',
    rotated: 'Den gamla adressen gäller inte längre. Byt den hos Twilio direkt, annars saknas nya samtal.',
    label: 'Din adress (webhook)',
    steps: [
      'Öppna Twilio Console och gå till Phone Numbers, Manage, Active numbers. Välj ditt nummer.',
      'Bläddra till Voice Configuration. Klistra in adressen i fältet Call status changes och välj HTTP POST.',
      'Rör inte A call comes in, där bor din receptionist. Spara längst ner.',
    ],
    retry: {
      hint: 'Vill du att Twilio försöker igen om nätet strular? Lägg till det här sist i adressen:',
      suffix: '#rc=3&rp=all',
    },
    waiting: 'Väntar på första samtalet. Ring gärna numret och prova.',
    arrived: (when) => `Framme. Första händelsen kom ${when}.`,
  },
}
