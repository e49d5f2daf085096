import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const alias = { '@': fileURLToPath(new URL('./src', import.meta.url)) }

/**
 * A process anew for each file would take longer than most tests do: what a test changes of its process (clock,
 * globals, environment, document), it puts back.
 */
const withSource = (name: string, include: string, environment: 'node' | 'jsdom') => ({
  resolve: { alias },
  test: { name, include: [include], setupFiles: ['src/testing/setup.ts'], environment, isolate: false },
})

/** Tests that need a running Payback share one stack, started once by tests/stack.ts. */
const withStack = (name: string, { testTimeout = 30_000, isolate = false } = {}) => ({
  resolve: { alias },
  test: {
    name,
    include: [`tests/${name}/**/*.test.ts`],
    environment: 'node' as const,
    globalSetup: ['tests/stack.ts'],
    testTimeout,
    isolate,
    hookTimeout: 60_000,
    // Waiting ends when the thing is there; how soon that must be is measured by the bench, not by a test.
    expect: { poll: { timeout: 10_000 } },
  },
})

export default defineConfig({
  test: {
    projects: [
      // Plain functions need no document.
      withSource('unit', 'src/**/*.test.ts', 'node'),
      withSource('unit-dom', 'src/**/*.test.tsx', 'jsdom'),
      {
        test: {
          name: 'node',
          include: ['local/**/*.test.ts', 'supabase/functions/**/*.test.ts', 'bench/**/*.test.ts'],
          environment: 'node',
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      withStack('database'),
      withStack('gateway'),
      withStack('functions'),
      withStack('contract'),
      withStack('realtime'),
      withStack('chaos', { testTimeout: 60_000, isolate: true }),
      withStack('e2e', { testTimeout: 60_000, isolate: true }),
      {
        test: {
          name: 'fresh-clone',
          include: ['tests/fresh-clone/**/*.test.ts'],
          environment: 'node',
          // A whole installation is part of it.
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
