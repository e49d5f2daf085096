import { afterEach, expect, it, vi } from 'vitest'
import { denoPath } from './deno-path.ts'
import { startFunctionRunner, type FunctionRunner } from './function-runner.ts'
import { testProject } from './test-project.ts'

const code = (word: string) => `export default { fetch: () => new Response('${word}') }`
const cleanUp: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const one of cleanUp.splice(0).reverse()) await one()
})

async function started(
  functions: Record<string, string>,
  isWatching: boolean,
  log: (line: string) => void = () => undefined,
) {
  const project = await testProject(functions)
  const runner = await startFunctionRunner({
    projectDir: project.projectDir,
    denoPath: denoPath(),
    config: {},
    env: {},
    log,
    isWatching,
  })
  cleanUp.push(project.remove, () => runner.stop())
  return { project, runner }
}

async function pidOf(runner: FunctionRunner, name: string): Promise<number> {
  return (await runner.process(name)).pid
}

it('starts a process once, however many ask at once', async () => {
  const { runner } = await started({ one: code('a') }, false)
  const pids = await Promise.all(Array.from({ length: 10 }, () => pidOf(runner, 'one')))
  expect(new Set(pids).size).toBe(1)
  expect(runner.running()).toEqual({ one: pids[0] })
})

it('restarts a function whose file changes, and finds a new one', async () => {
  const { project, runner } = await started({ one: code('a') }, true)
  const first = await pidOf(runner, 'one')
  expect(runner.find('two')).toBeNull()
  await project.write('one', code('b'))
  await project.write('two', code('c'))
  await vi.waitFor(() => expect(runner.find('two')).not.toBeNull(), 10_000)
  await vi.waitFor(async () => expect(await pidOf(runner, 'one')).not.toBe(first), 10_000)
})

it('leaves no process behind', async () => {
  const { runner } = await started({ one: code('a') }, false)
  const pid = await pidOf(runner, 'one')
  await runner.stop()
  expect(() => process.kill(pid, 0)).toThrow('ESRCH')
})

it('passes on all that a function says, in its order, also with its last breath', async () => {
  const said: string[] = []
  const { runner } = await started(
    {
      talker: `console.info('first'); console.log({ second: 2 }); console.log('third %d', 3)
        addEventListener('beforeunload', () => console.info('last'))
        export default { fetch: () => new Response('') }`,
      thrower: `console.info('before'); setTimeout(() => { console.info('at the end'); throw new Error('ended') }, 50)
        export default { fetch: () => new Response('') }`,
    },
    false,
    (line) => said.push(line),
  )
  await pidOf(runner, 'talker')
  const thrower = await runner.process('thrower')
  await thrower.exited
  await runner.stop()
  const of = (name: string) =>
    said.filter((line) => line.startsWith(`${name}: `)).map((line) => line.slice(name.length + 2))
  await vi.waitFor(() => expect(of('talker')).toEqual(['first', '{ second: 2 }', 'third 3', 'last']))
  expect(of('thrower').slice(0, 2)).toEqual(['before', 'at the end'])
})
