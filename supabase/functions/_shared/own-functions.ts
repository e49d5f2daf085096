import { EnvError, recordEnv, urlEnv, type EnvSource } from './env.ts'

/** Posts JSON to another function of this project, as this project; the caller reads or cancels the answer's body. */
export type CallFunction = (name: string, body: unknown, signal?: AbortSignal) => Promise<Response>

/** @throws EnvError */
export function ownFunctions(source?: EnvSource): CallFunction {
  const base = `${urlEnv('SUPABASE_URL', undefined, source)}/functions/v1`
  const keys = recordEnv('SUPABASE_SECRET_KEYS', source)
  const key = keys['default'] ?? Object.values(keys)[0]
  if (key === undefined) throw new EnvError('SUPABASE_SECRET_KEYS', 'holds no key')

  return (name, body, signal) =>
    fetch(`${base}/${name}`, {
      method: 'POST',
      headers: { apikey: key, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal && { signal }),
    })
}
