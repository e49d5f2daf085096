/** Asks until the answer is there; fails with the last answer when the deadline passes. */
export async function waitFor<T>(
  ask: () => Promise<T>,
  isThere: (answer: T) => boolean,
  deadlineMs = 10_000,
): Promise<T> {
  const deadline = Date.now() + deadlineMs
  for (;;) {
    const answer = await ask()
    if (isThere(answer)) return answer
    if (Date.now() > deadline)
      throw new Error(`Still waiting after ${deadlineMs} ms: ${JSON.stringify(answer)}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
}
