import { z } from 'zod'

/** Bad habits of a provider's REST API, and of Twilio's way of delivering webhooks. */
export const faultSchema = z.object({
  /** Whose fault, by the name it is mounted at. */
  provider: z.string().default('twilio'),
  rest: z
    .enum([
      /** 429 with `Retry-After: 1`. */
      'rate-limit',
      /** 429 that does not say when to come back. */
      'rate-limit-bare',
      'server-error',
      'timeout',
      'truncated',
      'html',
      'slow',
      'unauthorized',
      /** 200, in the usual shape, with nothing in it. */
      'empty',
      /** 200 without a body. */
      'empty-body',
      'no-content',
      /** What the same path answered the last time, whatever page is asked for. */
      'repeat-page',
    ])
    .optional(),
  /** A habit that the provider plays itself, by the name its own file gives it. */
  habit: z.string().optional(),
  /** How many requests it takes; without it, until it is cleared. */
  times: z.int().min(1).optional(),
  /** How many requests go well first. */
  after: z.int().min(0).optional(),
  /** Only requests whose path contains this. */
  path: z.string().optional(),
  /** `lost`: not sent at all; `final-only`: inbound calls report their end and nothing else. */
  webhooks: z.enum(['duplicate', 'disorder', 'lost', 'final-only']).optional(),
})

export type Fault = z.infer<typeof faultSchema>
export type RestFault = NonNullable<Fault['rest']>
export type WebhookFault = NonNullable<Fault['webhooks']>

export type FaultBox = {
  add(fault: Fault): void
  /** Of one provider, or all. */
  clear(provider?: string): void
  list(): Fault[]
  /** The fault this request is to suffer; counts it. */
  takeRest(provider: string, path: string): RestFault | null
  /** The habits of a provider that are on for this path; `times` counts requests here too. */
  takeHabits(provider: string, path: string): ReadonlySet<string>
  webhooks(): ReadonlySet<WebhookFault>
}

export function faultBox(): FaultBox {
  let faults: Fault[] = []

  const concerns = (fault: Fault, provider: string, path: string) =>
    fault.provider === provider && path.includes(fault.path ?? '')

  /** Whether it is this fault's turn; counts the request either way. */
  function isDue(fault: Fault): boolean {
    if (fault.after) {
      fault.after--
      return false
    }
    if (fault.times !== undefined && --fault.times === 0) faults = faults.filter((one) => one !== fault)
    return true
  }

  return {
    add: (fault) => {
      faults.push({ ...fault })
    },
    clear: (provider) => {
      faults = provider === undefined ? [] : faults.filter((fault) => fault.provider !== provider)
    },
    list: () => faults.map((fault) => ({ ...fault })),
    takeRest(provider, path) {
      const fault = faults.find((one) => one.rest && concerns(one, provider, path))
      return fault?.rest && isDue(fault) ? fault.rest : null
    },
    takeHabits(provider, path) {
      const due = faults.filter((one) => one.habit && concerns(one, provider, path)).filter(isDue)
      return new Set(due.flatMap((fault) => fault.habit ?? []))
    },
    webhooks: () => new Set(faults.flatMap((fault) => fault.webhooks ?? [])),
  }
}
