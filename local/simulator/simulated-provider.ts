import type { RestFault } from './faults.ts'

/** One request to a provider that the simulator plays. */
export type SimulatedRequest = {
  method: string
  /** Below the mount, with its leading slash. */
  path: string
  query: URLSearchParams
  /** Names in lower case. */
  headers: Record<string, string>
  body: string
  /** Epoch milliseconds. */
  now: number
  /** Bad habits of this provider that are switched on and that it plays itself. */
  habits: ReadonlySet<string>
}

/** What it answers: JSON unless a header says otherwise; the body may be empty. */
export type SimulatedAnswer = { status: number; headers?: Record<string, string>; body: string }

/** An answer to somebody who steers the simulator. */
export type ControlAnswer = { status: number; body: Record<string, unknown> }

/** A provider that the simulator plays, mounted below its name. */
export type SimulatedProvider = {
  /** Mounted at `/<name>`; faults name it so. */
  name: string
  handle(request: SimulatedRequest): SimulatedAnswer | Promise<SimulatedAnswer>
  /** What points functions at it, e.g. `OPENROUTER_API_URL`; `url` is the simulator's, without a slash at the end. */
  env(url: string): Record<string, string>
  /** How it words a refusal that a fault orders; a plain JSON error without it. */
  refuse?(status: 401 | 429 | 500, request: SimulatedRequest): SimulatedAnswer
  /** Plays a fault in its own way; undefined leaves it to the server. */
  misbehave?(fault: RestFault, request: SimulatedRequest, whole: SimulatedAnswer): SimulatedAnswer | undefined
  /** Steering of its own, by method and name: `POST booking` is reached at `/control/booking`. */
  controls?: Readonly<Record<string, (body: unknown) => ControlAnswer | Promise<ControlAnswer>>>
  /** Shown by `GET /control/state` below its name. */
  state?(): Record<string, unknown>
  /** Called several times a second, for what happens by itself; `habits` counts one request to a path. */
  pulse?(now: number, habits: (path: string) => ReadonlySet<string>): void
}

/** A JSON answer. */
export const jsonAnswer = (
  status: number,
  body: unknown,
  headers?: Record<string, string>,
): SimulatedAnswer => ({ status, body: JSON.stringify(body), ...(headers && { headers }) })
