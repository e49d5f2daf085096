import { parseProviderJson } from '../provider-request.ts'

/** A whole string, so that digits inside it are left alone, or a number. */
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/**
 * JSON with every number as the text the provider wrote: `0.1` stays `"0.1"`, and no digit of an amount is lost in a
 * float. Quoting before parsing, because `JSON.parse` shows a reviver the source text only in newer engines.
 * @throws ProviderError PROVIDER_ANSWER_UNREADABLE
 */
export function parseExactJson(provider: string, text: string): unknown {
  // First as it is: what is not JSON must not become JSON by being quoted.
  parseProviderJson(provider, text)
  return JSON.parse(text.replace(STRING_OR_NUMBER, (token) => (token.startsWith('"') ? token : `"${token}"`)))
}
