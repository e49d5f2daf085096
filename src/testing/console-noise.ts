import { expect, vi } from 'vitest'

/** Noise fails a test, unless the test announced it. */
const announced = new Set<RegExp>()
const heard: string[] = []

/** Announces a console.error or console.warn that the test provokes on purpose. */
export const expectConsole = (pattern: RegExp) => announced.add(pattern)

/** From now on every error and warning is noted instead of printed. */
export function listenToConsole(): void {
  for (const level of ['error', 'warn'] as const) {
    vi.spyOn(console, level).mockImplementation((...parts: unknown[]) => {
      const text = parts.map(String).join(' ')
      if (![...announced].some((pattern) => pattern.test(text))) heard.push(`console.${level}: ${text}`)
    })
  }
}

/** Fails when something was heard that nobody announced. */
export function expectSilence(): void {
  const noise = heard.splice(0)
  announced.clear()
  expect(noise, 'unannounced console output').toEqual([])
}
