import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const EVERY_MS = 100

type Process = { pid: number; parent: number; kilobytes: number; command: string }

async function processes(): Promise<Process[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=,ppid=,rss=,command='], {
    maxBuffer: 1 << 24,
  })
  return stdout.split('\n').flatMap((line) => {
    const [, pid, parent, rss, command] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return command === undefined
      ? []
      : [{ pid: Number(pid), parent: Number(parent), kilobytes: Number(rss), command }]
  })
}

/** What a function's worker below `root` keeps in memory, in KB, looked at ten times a second until stopped. */
export function watchMemory(root: number, functionName: string): { stop: () => Promise<number[]> } {
  const samples: number[] = []
  let isOver = false

  async function look(): Promise<void> {
    const all = await processes()
    const below = new Set([root])
    // Parents have lower places in the list only as a rule, so until nothing more is found.
    for (let size = 0; size < below.size;) {
      size = below.size
      for (const { pid, parent } of all) if (below.has(parent)) below.add(pid)
    }
    const worker = all.find(
      ({ pid, command }) => below.has(pid) && command.includes(`/${functionName}/index.ts`),
    )
    if (worker) samples.push(worker.kilobytes)
  }

  const watching = (async () => {
    while (!isOver) {
      await look()
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
    }
  })()
  return {
    async stop() {
      isOver = true
      await watching
      return samples
    },
  }
}
