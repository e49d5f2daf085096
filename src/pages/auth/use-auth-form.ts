import { useState, type FormEvent } from 'react'
import type * as z from 'zod/mini'
import { useMessages } from '@/hooks/use-messages'
import { authProblem, type AuthProblem } from '@/lib/auth-problem'
import { readForm, type FieldProblems } from './credentials'

export type AuthFormState = ReturnType<typeof useAuthForm>

/**
 * A form before sign-in: checks the fields, then does the act, and keeps what went wrong with either.
 * The act throws what supabase-js returned as error.
 */
export function useAuthForm<Shape extends z.core.$ZodShape>(
  schema: z.ZodMiniObject<Shape>,
  act: (values: z.infer<z.ZodMiniObject<Shape>>) => Promise<void>,
) {
  const { invalid } = useMessages().auth
  const [isBusy, setIsBusy] = useState(false)
  const [problem, setProblem] = useState<AuthProblem | null>(null)
  const [fieldProblems, setFieldProblems] = useState<FieldProblems<string>>({})

  async function attempt(work: () => Promise<void>) {
    setIsBusy(true)
    setProblem(null)
    try {
      await work()
    } catch (error) {
      setProblem(authProblem(error))
    } finally {
      setIsBusy(false)
    }
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (isBusy) return
    const form = event.currentTarget
    const { values, problems } = readForm(schema, form)
    setFieldProblems(problems)
    if (values !== null) {
      void attempt(() => act(values))
      return
    }
    const first = Object.keys(problems)[0]
    const field = first === undefined ? null : form.elements.namedItem(first)
    if (field instanceof HTMLElement) field.focus()
  }

  /** What to say at a field. */
  function errorOf(field: string): string | undefined {
    const kind = fieldProblems[field]
    return kind === undefined ? undefined : invalid[kind]
  }

  return { isBusy, problem, errorOf, setFieldProblems, submit, attempt }
}
