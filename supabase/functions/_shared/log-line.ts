type Field = string | number | boolean | null | undefined

/** One structured line for the platform's log. Codes, ids and durations only: never a body, token, number or key. */
export function logLine(fields: { level: 'info' | 'error'; message: string } & Record<string, Field>): void {
  const line = JSON.stringify(fields)
  if (fields.level === 'error') console.error(line)
  else console.info(line)
}
