import type * as z from 'zod/mini'
import type { KeyProblems } from './key-form'

/** Checks named fields of a form by a contract, and names the ones that fail. */
export function readKey<Shape extends z.ZodMiniObject>(
  form: FormData,
  contract: Shape,
): { credentials: z.output<Shape> | null; problems: KeyProblems } {
  const typed = Object.fromEntries(Object.keys(contract.shape).map((name) => [name, form.get(name)]))
  const parsed = contract.safeParse(typed)
  if (parsed.success) return { credentials: parsed.data, problems: {} }
  const names = parsed.error.issues.map(({ path }) => String(path[0]))
  return { credentials: null, problems: Object.fromEntries(names.map((name) => [name, true as const])) }
}
