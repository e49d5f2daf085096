import type { ProviderWords } from '../../provider-words'

/**
 * Det som kan vara fel med vilken leverantör som helst.
 * @param news vad som uteblir så länge, i början av en mening: "Nya samtal och priser"
 */
export const problems = (name: string, news: string): ProviderWords['problems'] => ({
  CREDENTIALS_REFUSED: {
    title: `${name} godtar inte nyckeln`,
    meaning: `${news} kan saknas tills den är bytt. Det som redan räknats stämmer.`,
    act: 'Byt nyckel',
  },
  WRONG_KEY_KIND: {
    title: 'Nyckeln är av fel sort',
    meaning: `${news} går inte att läsa med den. Byt till en nyckel av rätt sort hos ${name}.`,
    act: 'Byt nyckel',
  },
  SECRET_UNREADABLE: {
    title: 'Nyckeln behöver skrivas in igen',
    meaning: `Vi kan inte längre öppna den vi sparat. ${news} kan saknas tills dess.`,
    act: 'Byt nyckel',
  },
  ACCOUNT_NOT_ACTIVE: {
    title: `Kontot är pausat eller stängt hos ${name}`,
    meaning: `${news} kommer inte in. Öppna kontot hos ${name} och testa sedan här.`,
    act: 'Testa igen',
  },
  OUT_OF_CREDITS: {
    title: `Pengarna är slut hos ${name}`,
    meaning: 'Fyll på där, annars kan receptionisten sluta svara. Anslutningen är det inget fel på.',
    act: 'Testa igen',
  },
  PROVIDER_UNREACHABLE: {
    title: `${name} svarar inte just nu`,
    meaning: `${news} hämtas när de svarar igen. Det som redan räknats stämmer.`,
    act: 'Testa igen',
  },
  PROVIDER_REFUSED: {
    title: `${name} sa nej utan att säga varför`,
    meaning: `${news} kan dröja. Det som redan räknats stämmer, och vi försöker igen.`,
    act: 'Testa igen',
  },
  PROVIDER_RATE_LIMITED: {
    title: `${name} ber oss vänta`,
    meaning: `${news} kommer när de släpper fram oss igen. Du behöver inte göra något.`,
    act: 'Testa igen',
  },
  PROVIDER_ANSWER_UNREADABLE: {
    title: `${name} svarar med något vi inte kan läsa`,
    meaning: `${news} kan dröja. Det som redan räknats stämmer, och vi försöker igen.`,
    act: 'Testa igen',
  },
  PROVIDER_ANSWER_DOUBTFUL: {
    title: `${name} säger emot sig självt`,
    meaning: 'Siffror som fanns är borta i svaret. Vi behåller dem tills det har rett ut sig.',
    act: 'Testa igen',
  },
  pending: {
    title: 'Nyckeln är inte provad än',
    meaning: `Testa den, så vet du att den gäller. ${news} hämtas sedan av sig själv.`,
    act: 'Testa',
  },
  silent: {
    title: 'Vi väntar på det första',
    meaning: `Än har inget kommit från ${name}.`,
    act: 'Testa',
  },
  quiet: (since) => ({
    title: `Tyst sedan ${since}`,
    meaning: `Det kan vara lugnt. Testa om du är osäker på att ${name} når fram.`,
    act: 'Testa',
  }),
})
