/** Waits until `read` gives something truthy and returns it; throws with `what` when `ms` have passed. */
export async function waitUntil<T>(
  what: string,
  read: () => T | Promise<T>,
  ms = 10_000,
): Promise<NonNullable<T>> {
  const deadline = Date.now() + ms
  for (;;) {
    const value = await read()
    if (value) return value
    if (Date.now() > deadline) throw new Error(`Gave up after ${ms} ms waiting until ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
