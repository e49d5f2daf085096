import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { freePort } from '../local/free-port.ts'
import { startStack, type Stack, type StackStatus } from '../local/stack.ts'
import { browserPath } from './support/launch-browser.ts'
import { noProviders } from './support/no-providers.ts'

/** What tests get from `inject('stack')`. */
export type TestStack = StackStatus & { adminUrl: string; mailUrl: string; dataDir: string }

declare module 'vitest' {
  export interface ProvidedContext {
    stack: TestStack
  }
}

type Shared = { stack: Promise<{ stack: Stack; dataDir: string }>; users: number }
declare global {
  // Several vitest projects load this file anew; the process they share has only one of these.
  var paybackTestStack: Shared | undefined
}

async function start(needsApp: boolean): Promise<{ stack: Stack; dataDir: string }> {
  if (needsApp) await browserPath()
  const dataDir = await mkdtemp(join(tmpdir(), 'payback-test-'))
  const stack = await startStack({
    dataDir,
    port: await freePort(2),
    demo: false,
    spa: needsApp ? 'built' : false,
    fsync: false,
    env: noProviders,
  })
  return { stack, dataDir }
}

/** vitest globalSetup: one stack for the whole run, stopped when the last project is done. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  // Building the app takes seconds that only browser tests need to spend.
  const needsApp = project.vitest.projects.some(({ name }) => name === 'e2e')
  const shared = (globalThis.paybackTestStack ??= { stack: start(needsApp), users: 0 })
  shared.users++
  const { stack, dataDir } = await shared.stack
  project.provide('stack', { ...stack.status, adminUrl: stack.adminUrl, mailUrl: stack.mailUrl, dataDir })
  return async () => {
    if (--shared.users > 0) return
    globalThis.paybackTestStack = undefined
    await stack.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
