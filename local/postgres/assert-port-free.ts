import { createServer } from 'node:net'
import { PostgresPortError } from './postgres-error.ts'

/**
 * Asks for a port on 127.0.0.1 and gives it back: asked before anything is made on disk.
 * @throws PostgresPortError when another program has it
 */
export function assertPortFree(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' || error.code === 'EACCES' ? new PostgresPortError(port) : error)
    })
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()))
  })
}
