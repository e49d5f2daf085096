import type * as z from 'zod/mini'

/** Which fields are wrong, by their name. */
export type KeyProblems = Readonly<Record<string, true>>
export type ReadKey = { credentials: Record<string, unknown> | null; problems: KeyProblems }

/**
 * Checks named fields of a form by a contract, and names the ones that fail. What was left empty is not sent.
 * @param meant what a field says in other words than were typed
 */
export function readKey(
  form: FormData,
  contract: z.ZodMiniObject,
  meant: Record<string, unknown> = {},
): ReadKey {
  const typed = Object.keys(contract.shape)
    .map((name) => [name, form.get(name)])
    .filter(([, value]) => value !== null && value !== '')
  const parsed = contract.safeParse({ ...Object.fromEntries(typed), ...meant })
  if (parsed.success) return { credentials: parsed.data, problems: {} }
  const names = parsed.error.issues.map(({ path }) => String(path[0]))
  return { credentials: null, problems: Object.fromEntries(names.map((name) => [name, true as const])) }
}
