import { spawnSync, type SpawnOptions } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { PostgresPlatformError } from './postgres-error.ts'

/** How a Postgres program is started so that it does not run as root, which Postgres refuses. */
export type RunAs = {
  /** The user that must own the data folder; undefined = the current user. */
  owner?: { uid: number; gid: number }
  /** Command line and spawn options for running `file` with `args`. */
  command(file: string, args: string[]): { file: string; args: string[]; options: SpawnOptions }
}

/**
 * Ordinary users run Postgres as themselves. Root lends it the user that owns the data folder, else
 * `postgres`, else `nobody`. Where that user cannot reach the files (a clone below /root), `setpriv`
 * keeps the one capability that lets it pass through closed folders.
 * @param dataDir data folder; may not exist yet
 * @param reach   files and folders the user must be able to reach
 * @throws PostgresPlatformError when root has no way to give up its rights
 */
export function runAs(dataDir: string, reach: string[]): RunAs {
  if (process.getuid?.() !== 0) return { command: (file, args) => ({ file, args, options: {} }) }
  const owner = dataOwner(dataDir) ?? systemUser('postgres') ?? systemUser('nobody')
  if (!owner)
    throw new PostgresPlatformError(
      'Postgres does not run as root, and this system has no user "postgres" or "nobody".',
    )
  if ([dataDir, ...reach].every((path) => reachable(path, owner)))
    return { owner, command: (file, args) => ({ file, args, options: owner }) }
  if (spawnSync('setpriv', [...privileges(owner), 'true']).status !== 0)
    throw new PostgresPlatformError(
      `Postgres does not run as root, and user ${String(owner.uid)} may not enter ${dataDir} or node_modules. ` +
        'Move the project to a folder that everybody may enter (such as /opt or /srv), or run it as an ordinary user.',
    )
  return {
    owner,
    command: (file, args) => ({ file: 'setpriv', args: [...privileges(owner), file, ...args], options: {} }),
  }
}

const privileges = ({ uid, gid }: { uid: number; gid: number }) => [
  `--reuid=${String(uid)}`,
  `--regid=${String(gid)}`,
  '--clear-groups',
  // access(2) forgets capabilities of anybody but root, unless told not to; Postgres asks it about its own programs.
  '--securebits=+no_setuid_fixup',
  '--inh-caps=+dac_override',
  '--ambient-caps=+dac_override',
  '--',
]

function dataOwner(dataDir: string): { uid: number; gid: number } | undefined {
  const found = statSync(dataDir, { throwIfNoEntry: false })
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined
}

function systemUser(name: string): { uid: number; gid: number } | undefined {
  let passwd: string
  try {
    passwd = readFileSync('/etc/passwd', 'utf8')
  } catch {
    return undefined
  }
  const fields = passwd
    .split('\n')
    .find((line) => line.startsWith(`${name}:`))
    ?.split(':')
  const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])]
  return uid > 0 && gid > 0 ? { uid, gid } : undefined
}

/** True when every existing folder above `path` lets this user pass. */
function reachable(path: string, owner: { uid: number; gid: number }): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false })
    if (found) {
      const bit = found.uid === owner.uid ? 0o100 : found.gid === owner.gid ? 0o010 : 0o001
      if ((found.mode & bit) === 0) return false
    }
    if (folder === dirname(folder)) return true
  }
}
