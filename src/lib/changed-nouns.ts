import * as z from 'zod/mini'

/** A message on the account's channel: what changed, never whose or how. Unknown parts are let through. */
const changeMessage = z.object({ tables: z.array(z.string()) })

/** Which query nouns (the first part of a query key) show rows of a table. */
const nounsOfTable: Record<string, readonly string[]> = {
  telephony_events: ['calls', 'overview', 'integrations'],
  integrations: ['integrations', 'overview'],
  accounts: ['accounts', 'overview', 'calls'],
}

/** Every noun that lives on the account's rows. */
export const allNouns: readonly string[] = [...new Set(Object.values(nounsOfTable).flat())]

/** The nouns a message concerns; all of them when it cannot be read, since too fresh is never wrong. */
export function changedNouns(message: unknown): readonly string[] {
  const parsed = changeMessage.safeParse(message)
  if (!parsed.success) return allNouns
  return [...new Set(parsed.data.tables.flatMap((table) => nounsOfTable[table] ?? allNouns))]
}
