import type { ProviderWords } from '../../provider-words'
import { problems } from './problems'

type SimplybookField = 'companyLogin' | 'userLogin' | 'userPassword' | 'apiKey' | 'secretKey'

export const simplybook: ProviderWords<SimplybookField> = {
  connect: 'Anslut SimplyBook.me',
  brings: 'Varje bokning, med tid, tjänst och pris, så att du ser vilka som kom från ett samtal.',
  lastSync: 'Bokningar hämtade',
  status: { silent: 'Ingen bokning än' },
  problems: {
    ...problems('SimplyBook.me', 'Nya bokningar'),
    CREDENTIALS_REFUSED: {
      title: 'SimplyBook.me godtar inte inloggningen',
      meaning: 'Nya bokningar kan saknas tills den är bytt. Det som redan räknats stämmer.',
      act: 'Byt inloggning',
    },
    SECRET_UNREADABLE: {
      title: 'Inloggningen behöver skrivas in igen',
      meaning: 'Vi kan inte längre öppna den vi sparat. Nya bokningar kan saknas tills dess.',
      act: 'Byt inloggning',
    },
    COMPANY_UNKNOWN: {
      title: 'SimplyBook.me hittar inte företaget',
      meaning: 'Koppla från och anslut igen med hela adressen till er bokningssida.',
      act: 'Testa igen',
    },
    API_KEY_REFUSED: {
      title: 'API-nyckeln är inte företagets',
      meaning: 'Inloggningen fungerar, men inte nyckeln. Skriv in den igen.',
      act: 'Byt inloggning',
    },
    USER_BLOCKED: {
      title: 'Användaren är spärrad hos SimplyBook.me',
      meaning: 'Häv spärren där, eller logga in med en annan användare här.',
      act: 'Byt inloggning',
    },
    TWO_FACTOR_ON: {
      title: 'Användaren loggar in med en kod i telefonen',
      meaning: 'Den koden kan vi inte skriva. Gör en egen användare för Payback utan tvåstegsinloggning.',
      act: 'Byt inloggning',
    },
    HIPAA_ON: {
      title: 'Skyddet för hälsouppgifter stänger oss ute',
      meaning: 'HIPAA är påslaget hos SimplyBook.me. Då får inget program logga in.',
      act: 'Testa igen',
    },
    NO_RIGHT_TO_BOOKINGS: {
      title: 'Användaren får inte se bokningarna',
      meaning: 'Ge den rätt att se bokningsrapporten hos SimplyBook.me. Testa sedan här.',
      act: 'Testa igen',
    },
    PROVIDER_ANSWER_DOUBTFUL: {
      title: 'SimplyBook.me säger emot sig självt',
      meaning: 'Bokningar som fanns är borta i svaret. Vi behåller dem tills det har rett ut sig.',
      act: 'Testa igen',
    },
    pending: {
      title: 'Inloggningen är inte provad än',
      meaning: 'Testa den, så vet du att den gäller. Bokningarna hämtas sedan av sig själva.',
      act: 'Testa',
    },
    silent: {
      title: 'Vi väntar på första beskedet',
      meaning:
        'Gör en provbokning, så syns det här. Händer inget saknas adressen hos SimplyBook.me. Då märks nya bokningar först efter en halvtimme, och färre kan knytas till samtalet.',
      act: 'Visa en ny adress',
    },
    quiet: (since) => ({
      title: `Tyst sedan ${since}`,
      meaning: 'Det kan vara lugnt. Har ni fått bokningar sedan dess är adressen hos SimplyBook.me borta.',
      act: 'Testa',
    }),
  },
  acts: {
    testExplain: 'Frågar SimplyBook.me om inloggningen fortfarande gäller.',
    testGood: 'SimplyBook.me svarade. Inloggningen stämmer.',
    syncExplain: 'Nya bokningar kommer direkt. Det här läser om de närmaste veckorna och året framåt.',
    syncQueued: 'Bokningarna hämtas nu.',
    replaceKeyExplain: 'När du har bytt lösenord eller användare hos SimplyBook.me.',
    disconnectExplain: 'Slutar hämta bokningar. De som redan räknats är kvar.',
  },
  disconnect: {
    goes: ['Inloggningen raderas.', 'Adressen slutar gälla.', 'Nya bokningar räknas inte.'],
    stays: 'Alla bokningar som redan räknats är kvar.',
  },
  key: {
    lead: 'Gör helst en egen användare för Payback, som får se bokningarna och inte loggar in med kod i telefonen.',
    fields: {
      companyLogin: {
        label: 'Er bokningssida',
        hint: 'Klistra in adressen, till exempel exempelsalong.simplybook.me.',
        invalid: 'Det är ingen adress hos SimplyBook.me. Kopiera den från er bokningssida.',
      },
      userLogin: {
        label: 'Användare',
        hint: 'Det du loggar in med hos SimplyBook.me.',
        invalid: 'Skriv vad användaren loggar in med.',
      },
      userPassword: {
        label: 'Lösenord',
        hint: 'Eller användarens nyckel, om ni har en. Krypteras här och visas aldrig igen.',
        invalid: 'Skriv lösenordet.',
      },
      apiKey: {
        label: 'API-nyckel',
        invalid: 'En nyckel har minst 8 tecken och inga mellanslag. Kopiera hela.',
      },
      secretKey: {
        label: 'Hemlig nyckel',
        invalid: 'En nyckel har minst 8 tecken och inga mellanslag. Kopiera hela.',
      },
    },
    show: 'Visa',
    hide: 'Dölj',
    more: {
      title: 'Företagets API-nycklar, om ni har dem',
      hint: 'De behövs inte. Med båda kan vi även kontrollera att varje besked kommer från SimplyBook.me.',
    },
    refused: 'Se efter att användaren och lösenordet är rätt skrivna.',
    tried: {
      active: 'SimplyBook.me svarade och inloggningen stämmer. Det senaste årets bokningar hämtas nu.',
      pending:
        'SimplyBook.me svarade inte på provet. Adressen gäller ändå, och vi försöker igen av oss själva.',
    },
  },
  address: {
    title: 'Klistra in adressen hos SimplyBook.me',
    rotated:
      'Den gamla adressen gäller inte längre. Byt den hos SimplyBook.me direkt, annars kommer nya bokningar sent.',
    rotate:
      'Den gamla adressen slutar gälla direkt. Tills den nya är inklistrad hos SimplyBook.me märks nya bokningar först efter en halvtimme.',
    label: 'Din adress (callback URL)',
    steps: [
      'Öppna SimplyBook.me och gå till Anpassade funktioner, API, Inställningar. På engelska: Custom Features, API, Settings.',
      'Klistra in adressen i fältet Callback URL. Slå på att den anropas när en bokning görs, ändras och avbokas.',
      'Sätt antalet försök (Number of API tries) till 6. Annars försöker SimplyBook.me bara en gång. Spara.',
    ],
    waiting: 'Väntar på första beskedet. Gör gärna en provbokning.',
    arrived: (when) => `Framme. Första beskedet kom ${when}.`,
  },
}
