import type * as z from 'zod/mini'
import { HttpError } from './http-error.ts'

/**
 * Reads JSON bytes against a contract.
 * @throws HttpError BODY_NOT_JSON or INVALID_INPUT; the message names the fields, never their values.
 */
export function parseJsonBody<Schema extends z.ZodMiniType>(
  bytes: Uint8Array,
  schema: Schema,
): z.output<Schema> {
  return validate(decodeJson(bytes), schema)
}

/** @throws HttpError INVALID_INPUT */
export function validate<Schema extends z.ZodMiniType>(value: unknown, schema: Schema): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const problems = result.error.issues.slice(0, 5).map((issue) => {
    const path = issue.path.map(String).join('.')
    return path ? `${path}: ${issue.message}` : issue.message
  })
  throw new HttpError('INVALID_INPUT', problems.join('; ') || 'The request does not have the expected shape.')
}

function decodeJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new HttpError('BODY_NOT_JSON', 'The body is not valid JSON.', { cause })
  }
}
