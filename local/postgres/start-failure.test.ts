import { describe, expect, it } from 'vitest'
import { startFailure } from './start-failure.ts'

const where = { port: 54322, dataDir: '/data' }

describe('startFailure', () => {
  it.each([
    [
      'PORT_IN_USE',
      [
        'LOG:  could not bind IPv4 address "127.0.0.1": Address already in use',
        'FATAL:  could not create any TCP/IP sockets',
      ],
    ],
    ['DATA_DIR_IN_USE', ['FATAL:  lock file "postmaster.pid" already exists']],
    ['DATA_DIR_IN_USE', ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use']],
    ['DATA_DIR_IN_USE', ['FATAL:  data directory "/data" has wrong ownership']],
    ['START_FAILED', ['FATAL:  could not write to file "pg_wal/xlogtemp.1": No space left on device']],
    ['DATA_DIR_DAMAGED', ['PANIC:  could not locate a valid checkpoint record']],
    [
      'START_FAILED',
      [
        'LOG:  all server processes terminated; reinitializing',
        'FATAL:  the database system is in recovery mode',
      ],
    ],
    ['START_FAILED', []],
  ])('%s: %s', (code, said) => {
    expect(startFailure(said, where).code).toBe(code)
  })

  it('repeats what the server complained about, not what it did', () => {
    const { message } = startFailure(['LOG:  starting', 'PANIC:  torn page', 'PANIC:  torn page'], where)
    expect(message).toMatch(/Postgres says: PANIC: {2}torn page$/)
    expect(message).not.toContain('starting')
  })
})
