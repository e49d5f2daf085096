import { jsonAnswer, type SimulatedAnswer } from '../simulated-provider.ts'

/** A refusal in OpenRouter's shape. */
export const openRouterError = (code: number, message: string): SimulatedAnswer =>
  jsonAnswer(code, { error: { message, code } })
