/**
 * The call that a booking says it was made in: the receptionist writes `AI-call:<id>` into the comment.
 * Nothing else of the comment is read.
 */
export function callMark(comment: unknown): string | undefined {
  if (typeof comment !== 'string') return undefined
  return /(?:^|[^\w-])AI-call:\s?([A-Za-z0-9][\w-]{3,63})(?![\w-])/i.exec(comment)?.[1]
}
