import { FunctionsFetchError, FunctionsHttpError } from '@supabase/supabase-js'
import type * as z from 'zod/mini'
import { errorAnswer } from '../../supabase/functions/_shared/contracts/manage-integrations'
import { ApiError } from './api-error'
import { supabase } from './supabase'

async function toApiError(error: unknown): Promise<unknown> {
  if (error instanceof FunctionsFetchError) {
    return new ApiError('UNREACHABLE', 503, 'Cannot reach the function.', null)
  }
  if (!(error instanceof FunctionsHttpError) || !(error.context instanceof Response)) return error
  const response = error.context
  const parsed = errorAnswer.safeParse(await response.json().catch(() => null))
  if (!parsed.success)
    return new ApiError('UNKNOWN', response.status, 'The function failed without saying why.', null)
  const { code, message, requestId } = parsed.data.error
  return new ApiError(code, response.status, message, requestId)
}

/** Calls an edge function as the signed-in owner. A refusal is thrown as ApiError with the function's code. */
export async function invokeFunction<Shape extends z.ZodMiniType>(
  name: string,
  body: Record<string, unknown>,
  answer: Shape,
): Promise<z.infer<Shape>> {
  const { data, error } = await supabase.functions.invoke<unknown>(name, { body })
  if (error !== null) throw await toApiError(error)
  return answer.parse(data)
}
