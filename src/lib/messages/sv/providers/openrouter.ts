import type { ProviderWords } from '../../provider-words'
import { problems } from './problems'

export const openrouter: ProviderWords<'managementKey'> = {
  connect: 'Anslut OpenRouter',
  brings: 'Vad språkmodellerna kostar, per dag och modell.',
  lastSync: 'Kostnad hämtad',
  status: { silent: 'Ansluten' },
  problems: {
    ...problems('OpenRouter', 'Ny modellkostnad'),
    WRONG_KEY_KIND: {
      title: 'Nyckeln är av fel sort',
      meaning:
        'En vanlig API-nyckel får modellerna att svara, men kan inte läsa vad de kostar. Gör en Management key hos OpenRouter och byt här.',
      act: 'Byt nyckel',
    },
  },
  acts: {
    testExplain: 'Frågar OpenRouter om nyckeln fortfarande gäller. Det kostar inget.',
    testGood: 'OpenRouter svarade. Nyckeln stämmer.',
    syncExplain: 'Hämtas annars fyra gånger om dygnet. Dagen i dag blir klar först efter midnatt UTC.',
    syncQueued: 'Kostnaden hämtas nu.',
    replaceKeyExplain: 'När du har gjort en ny Management key hos OpenRouter.',
    disconnectExplain: 'Slutar hämta modellkostnad. Det som redan räknats är kvar.',
  },
  disconnect: {
    goes: ['Nyckeln raderas.', 'Ny modellkostnad räknas inte.'],
    stays: 'All kostnad som redan räknats är kvar.',
  },
  key: {
    lead: 'Du behöver en Management key. Den läser vad modellerna kostar, men kan inte få dem att svara.',
    steps: [
      'Öppna openrouter.ai och gå till Settings, Management Keys.',
      'Välj Create och ge den ett namn, till exempel Payback.',
      'Kopiera nyckeln. OpenRouter visar den bara en gång.',
    ],
    fields: {
      managementKey: {
        label: 'Management key',
        hint: 'Börjar på sk-or-v1-. Krypteras här och visas aldrig igen.',
        invalid: 'En Management key har minst 8 tecken och inga mellanslag. Kopiera hela.',
      },
    },
    show: 'Visa nyckeln',
    hide: 'Dölj nyckeln',
    refused: 'Se efter att hela nyckeln kom med, eller gör en ny hos OpenRouter.',
    tried: {
      active: 'OpenRouter svarade och nyckeln stämmer. Det senaste året hämtas nu, det tar någon minut.',
      pending: 'OpenRouter svarade inte på provet. Nyckeln är sparad, och vi försöker igen av oss själva.',
    },
    seeResult: 'Se modellkostnaden',
  },
}
