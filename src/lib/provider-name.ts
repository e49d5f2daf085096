const names: Record<string, string> = {
  twilio: 'Twilio',
  telnyx: 'Telnyx',
  vapi: 'Vapi',
  retell: 'Retell',
  simplybook: 'SimplyBook.me',
  bokamera: 'BokaMera',
  openrouter: 'OpenRouter',
}

/** A provider as it writes its own name. */
export const providerName = (provider: string): string => names[provider] ?? provider
