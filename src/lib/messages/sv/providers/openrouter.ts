import type { ProviderWords } from '../../provider-words'
import { problems } from './problems'

export const openrouter: ProviderWords = {
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
}

/** Fönstret där nyckeln läggs in. */
export const openrouterDialog = {
  title: 'Anslut OpenRouter',
  lead: 'Du behöver en Management key. Den läser vad modellerna kostar, men kan inte få dem att svara.',
  steps: [
    'Öppna openrouter.ai och gå till Settings, Management Keys.',
    'Välj Create och ge den ett namn, till exempel Payback.',
    'Kopiera nyckeln. OpenRouter visar den bara en gång.',
  ],
  key: 'Management key',
  keyHint: 'Börjar på sk-or-v1-. Krypteras här och visas aldrig igen.',
  keyInvalid: 'En Management key har minst 8 tecken och inga mellanslag. Kopiera hela.',
  showKey: 'Visa nyckeln',
  hideKey: 'Dölj nyckeln',
  /** Said where the key is typed: nothing has been counted yet. */
  refused: 'Se efter att hela nyckeln kom med, eller gör en ny hos OpenRouter.',
  done: 'Klart',
  toAi: 'Se modellkostnaden',
  tried: {
    active: 'OpenRouter svarade och nyckeln stämmer. Det senaste året hämtas nu, det tar någon minut.',
    pending: 'OpenRouter svarade inte på provet. Nyckeln är sparad, och vi försöker igen av oss själva.',
  },
}
