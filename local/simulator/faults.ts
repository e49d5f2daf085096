import { z } from 'zod'

/** Bad habits of Twilio's REST API, and of its way of delivering webhooks. */
export const faultSchema = z.object({
  rest: z.enum(['rate-limit', 'server-error', 'timeout', 'truncated', 'html', 'slow']).optional(),
  /** How many requests it takes; without it, until it is cleared. */
  times: z.int().min(1).optional(),
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
  clear(): void
  list(): Fault[]
  /** The fault this request is to suffer; counts it. */
  takeRest(path: string): RestFault | null
  webhooks(): ReadonlySet<WebhookFault>
}

export function faultBox(): FaultBox {
  let faults: Fault[] = []
  return {
    add: (fault) => {
      faults.push({ ...fault })
    },
    clear: () => {
      faults = []
    },
    list: () => faults.map((fault) => ({ ...fault })),
    takeRest(path) {
      const fault = faults.find((one) => one.rest && path.includes(one.path ?? ''))
      if (!fault?.rest) return null
      if (fault.times !== undefined && --fault.times === 0) faults = faults.filter((one) => one !== fault)
      return fault.rest
    },
    webhooks: () => new Set(faults.flatMap((fault) => fault.webhooks ?? [])),
  }
}
