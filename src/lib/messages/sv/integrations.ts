import { openrouter } from './providers/openrouter'
import { simplybook } from './providers/simplybook'
import { twilio } from './providers/twilio'

/** Connections: what they are called, how they are, and what to do. Error keys are the codes of the contract. */
export const integrations = {
  title: 'Anslutningar',
  lead: 'Härifrån kommer dina siffror. En anslutning läser bara, den ändrar aldrig något hos leverantören.',
  providers: { openrouter, simplybook, twilio },
  loading: 'Hämtar dina anslutningar',
  offlineReason: 'Du är offline. Anslutningar går att ändra när nätet är tillbaka.',
  connectMore: { title: 'Anslut mer', another: 'Ansluten. Har du ett konto till går det också.' },
  empty: {
    others: 'Det här kan du ansluta också',
    title: 'Koppla telefonin först',
    explain:
      'När Twilio är anslutet syns varje samtal här inom någon sekund, med längd, utfall och kostnad. Du behöver två uppgifter från Twilio och ungefär tre minuter.',
  },
  status: { active: 'Ansluten', pending: 'Väntar på svar', error: 'Behöver dig' },
  facts: {
    lastEvent: 'Senaste händelse',
    account: 'Konto',
    connected: 'Ansluten sedan',
    never: 'inte än',
  },
  acts: {
    manage: 'Hantera',
    manageNamed: (label: string) => `Hantera ${label}`,
    test: 'Testa',
    testing: 'Testar …',
    rename: 'Byt namn',
    renameExplain: 'Bara för dig, så att du känner igen den.',
    rotate: 'Ny adress',
    rotateExplain: 'Om adressen har hamnat i orätta händer. Den gamla slutar gälla direkt.',
    disconnect: 'Koppla från',
  },
  connect: {
    label: 'Namn',
    labelHint: 'Valfritt, om du har flera. Till exempel Receptionen.',
    labelInvalid: 'Högst 80 tecken.',
    submit: 'Anslut',
    busy: 'Ansluter …',
    step: (step: number, of: number) => `Steg ${step} av ${of}`,
  },
  address: {
    titleRotated: 'Din nya adress',
    once: 'Adressen visas bara nu. Tappar du bort den gör du en ny under Hantera.',
    done: 'Klart',
  },
  rename: {
    title: 'Byt namn',
    label: 'Namn',
    submit: 'Spara',
    busy: 'Sparar …',
    invalid: 'Skriv ett namn, högst 80 tecken.',
  },
  replaceKey: {
    title: 'Byt nyckel',
    lead: 'Den gamla nyckeln slutar gälla här direkt.',
    submit: 'Byt nyckel',
    busy: 'Provar nyckeln …',
    done: 'Nyckeln är bytt.',
  },
  replaceLogin: {
    title: 'Byt inloggning',
    lead: 'Den gamla inloggningen slutar gälla här direkt.',
    submit: 'Byt inloggning',
    busy: 'Provar inloggningen …',
    done: 'Inloggningen är bytt.',
  },
  rotate: {
    title: 'Ny adress?',
    submit: 'Gör en ny adress',
    busy: 'Byter …',
  },
  disconnect: {
    title: (label: string) => `Koppla från ${label}?`,
    confirm: (label: string) => `Skriv ${label} för att bekräfta`,
    submit: 'Koppla från',
    busy: 'Kopplar från …',
    done: (label: string) => `${label} är frånkopplad.`,
  },
  failures: {
    INTEGRATION_EXISTS: 'Det kontot är redan anslutet. Vill du byta nyckel gör du det under Hantera.',
    NOT_FOUND: 'Anslutningen finns inte längre. Ladda om sidan.',
    INTEGRATION_DISCONNECTED: 'Anslutningen är redan frånkopplad. Ladda om sidan.',
    INVALID_INPUT: 'Något i uppgifterna stämmer inte. Kopiera dem en gång till.',
    PROVIDER_NOT_SUPPORTED: 'Den leverantören går inte att ansluta än.',
    other: 'Det gick inte just nu. Inget har ändrats. Försök igen om en stund.',
    offline: 'Du är offline. Försök igen när nätet är tillbaka.',
  },
}
