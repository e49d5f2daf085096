type Handler<Args extends unknown[]> = (...args: Args) => Promise<Response>

/**
 * A handler whose code is loaded by its first request, so that a worker stands ready sooner. Put behind it what takes
 * long to load; what can be wrong at the start (the environment) stays in front.
 */
export function onFirstUse<Args extends unknown[]>(load: () => Promise<Handler<Args>>): Handler<Args> {
  let loaded: Promise<Handler<Args>> | undefined
  return async (...args) => (await (loaded ??= load()))(...args)
}
