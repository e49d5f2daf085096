/** Every code an answer can carry, with its HTTP status. Callers may rely on these names: add, never rename. */
const STATUS = {
  BODY_INCOMPLETE: 400,
  BODY_NOT_JSON: 400,
  INVALID_INPUT: 400,
  PROVIDER_NOT_SUPPORTED: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  REQUEST_TIMEOUT: 408,
  INTEGRATION_EXISTS: 409,
  INTEGRATION_DISCONNECTED: 409,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  SECRET_UNREADABLE: 500,
  ACCOUNT_NOT_ACTIVE: 502,
  CREDENTIALS_REFUSED: 502,
  OUT_OF_CREDITS: 502,
  PROVIDER_ANSWER_DOUBTFUL: 502,
  PROVIDER_ANSWER_UNREADABLE: 502,
  PROVIDER_RATE_LIMITED: 502,
  PROVIDER_REFUSED: 502,
  PROVIDER_UNREACHABLE: 502,
  WRONG_KEY_KIND: 502,
  DATABASE_UNAVAILABLE: 503,
  TIME_LIMIT: 504,
} as const

export type ErrorCode = keyof typeof STATUS

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(STATUS, code)

/** An expected failure at the border: a stable code, a plain sentence for a person, and optional headers. */
export class HttpError extends Error {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: ErrorOptions & { headers?: Record<string, string> } = {},
  ) {
    super(message, options)
    this.name = 'HttpError'
    this.status = STATUS[code]
    this.headers = options.headers ?? {}
  }
}
