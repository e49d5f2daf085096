import { spawn, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

export type CheckResult = { code: number | null; output: string; seconds: number }

/**
 * Runs one command in a process group of its own, with TMPDIR pointing to a folder of this run, and leaves nothing of
 * the group behind.
 */
export function runCheck(command: string[], options: { cwd: string; tmp: string }): Promise<CheckResult> {
  const began = performance.now()
  const [file = '', ...args] = command
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: options.cwd,
      // Colours are for terminals; CI and files get plain text.
      env: { ...process.env, TMPDIR: options.tmp, NO_COLOR: '1', FORCE_COLOR: '0', DO_NOT_TRACK: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    running.add(child.pid ?? 0)
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk))
    child.once('error', (error) => resolve({ code: null, output: String(error), seconds: 0 }))
    child.once('close', (code) => {
      running.delete(child.pid ?? 0)
      resolve({ code, output, seconds: (performance.now() - began) / 1000 })
    })
  })
}

const running = new Set<number>()

/** For Ctrl-C: ends every group that still runs. */
export function stopChecks(): void {
  for (const group of running) signalGroup(group, 'SIGTERM')
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
  try {
    if (group > 0) process.kill(-group, signal)
  } catch {
    // It has ended by itself.
  }
}

/** Command lines of processes that mention a folder: databases, functions and stacks started under it. */
export function processesUnder(folder: string): { pid: number; command: string }[] {
  return allProcesses().filter(({ pid, command }) => pid !== process.pid && command.includes(folder))
}

function allProcesses(): { pid: number; command: string }[] {
  if (process.platform === 'linux')
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => ({ pid: Number(name), command: commandLine(name) }))
  const { stdout } = spawnSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' })
  return stdout.split('\n').map((line) => {
    const [, pid = '0', command = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? []
    return { pid: Number(pid), command }
  })
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}
