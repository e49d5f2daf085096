import type { ProviderWords } from '../../provider-words'

/**
 * What may be wrong with any provider.
 * @param news what is missing meanwhile, as a sentence begins: "New calls and prices"
 */
export const problems = (name: string, news: string): ProviderWords['problems'] => ({
  CREDENTIALS_REFUSED: {
    title: `${name} does not accept the key`,
    meaning: `${news} may be missing until it is replaced. What is already counted is right.`,
    act: 'Replace the key',
  },
  WRONG_KEY_KIND: {
    title: 'The key is of the wrong kind',
    meaning: `${news} cannot be read with it. Replace it with a key of the right kind from ${name}.`,
    act: 'Replace the key',
  },
  SECRET_UNREADABLE: {
    title: 'The key has to be entered again',
    meaning: `We can no longer open the one we kept. ${news} may be missing until then.`,
    act: 'Replace the key',
  },
  ACCOUNT_NOT_ACTIVE: {
    title: `The account is suspended or closed at ${name}`,
    meaning: `${news} does not come in. Open the account at ${name}, then test here.`,
    act: 'Test again',
  },
  OUT_OF_CREDITS: {
    title: `The money at ${name} has run out`,
    meaning: 'Top it up there, or the receptionist may stop answering. Nothing is wrong with the connection.',
    act: 'Test again',
  },
  PROVIDER_UNREACHABLE: {
    title: `${name} is not answering right now`,
    meaning: `${news} will be fetched when it answers again. What is already counted is right.`,
    act: 'Test again',
  },
  PROVIDER_REFUSED: {
    title: `${name} said no without saying why`,
    meaning: `${news} may be late. What is already counted is right, and we keep trying.`,
    act: 'Test again',
  },
  PROVIDER_RATE_LIMITED: {
    title: `${name} asks us to wait`,
    meaning: `${news} will come when we are let in again. There is nothing you need to do.`,
    act: 'Test again',
  },
  PROVIDER_ANSWER_UNREADABLE: {
    title: `${name} answers with something we cannot read`,
    meaning: `${news} may be late. What is already counted is right, and we keep trying.`,
    act: 'Test again',
  },
  PROVIDER_ANSWER_DOUBTFUL: {
    title: `${name} contradicts itself`,
    meaning: 'Figures that were there are gone from its answer. We keep them until that is sorted out.',
    act: 'Test again',
  },
  pending: {
    title: 'The key has not been tried yet',
    meaning: `Test it to know that it works. ${news} will then be fetched by itself.`,
    act: 'Test',
  },
  silent: {
    title: 'Waiting for the first news',
    meaning: `Nothing has come from ${name} yet.`,
    act: 'Test',
  },
  quiet: (since) => ({
    title: `Quiet since ${since}`,
    meaning: `It may just be calm. Test it if you are not sure that ${name} gets through.`,
    act: 'Test',
  }),
})
