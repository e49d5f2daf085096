import * as z from 'zod/mini'

/** As on the server (supabase/config.toml): shorter ones are refused there too. */
const shortestPassword = 8

export const email = z.email({ error: 'email' })
export const newPassword = z.string().check(z.minLength(shortestPassword, { error: 'passwordShort' }))
export const knownPassword = z.string().check(z.minLength(1, { error: 'passwordMissing' }))
export const businessName = z
  .string()
  .check(z.trim(), z.minLength(1, { error: 'businessMissing' }), z.maxLength(120))

type Invalid = 'email' | 'passwordMissing' | 'passwordShort' | 'businessMissing'
const isInvalid = (code: string): code is Invalid =>
  ['email', 'passwordMissing', 'passwordShort', 'businessMissing'].includes(code)

export type FieldProblems<Field extends string> = Partial<Record<Field, Invalid>>

/** Reads a form through its schema: the values, or for each field the first thing wrong with it. */
export function readForm<Shape extends z.core.$ZodShape>(
  schema: z.ZodMiniObject<Shape>,
  form: HTMLFormElement,
) {
  const values = Object.fromEntries(new FormData(form))
  if (typeof values.email === 'string') values.email = values.email.trim()
  const parsed = z.safeParse(schema, values)
  if (parsed.success) return { values: parsed.data, problems: {} }
  const problems: FieldProblems<string> = {}
  for (const { path, message } of parsed.error.issues) {
    const field = String(path[0])
    if (isInvalid(message)) problems[field] ??= message
  }
  return { values: null, problems }
}
