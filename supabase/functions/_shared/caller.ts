/** Decides who is calling, or throws an HttpError. Given to `endpoint()` as data, so that a function states who may call. */
export type CallerCheck<Caller> = (request: Request) => Promise<Caller>

/** Open to everyone: health, and webhooks, which prove themselves by their signature. */
export const anyone: CallerCheck<null> = async () => null
