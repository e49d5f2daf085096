/** A row of `GET /activity` in the true format, with invented content. */
export function activityRow(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    date: '2026-09-14',
    model: 'openai/gpt-4.1-mini',
    model_permaslug: 'openai/gpt-4.1-mini-2025-04-14',
    endpoint_id: '7c1f0b52-2f0e-4c6a-9d55-0e1f6b3a9a10',
    provider_name: 'OpenAI',
    usage: 0.41873,
    byok_usage_inference: 0,
    requests: 37,
    prompt_tokens: 91240,
    completion_tokens: 8110,
    reasoning_tokens: 512,
    ...changes,
  }
}
