// Nobody listens there: a test never reaches a real provider, and learns at once that it is not reachable.
const nobody = 'http://127.0.0.1:9'

/** Where the functions of a test find providers, unless the test plays one itself. */
export const noProviders: Record<string, string> = {
  TWILIO_API_URL: `${nobody}/2010-04-01`,
  OPENROUTER_API_URL: `${nobody}/api/v1`,
  SIMPLYBOOK_API_URL: nobody,
  RIKSBANK_API_URL: `${nobody}/swea/v1`,
  ECB_API_URL: `${nobody}/service`,
}
