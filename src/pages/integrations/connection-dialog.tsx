import type { Connection, ConnectionDialogName } from './connection'
import { DisconnectDialog } from './disconnect-dialog'
import { RenameDialog } from './rename-dialog'
import { ReplaceKeyDialog } from './replace-key-dialog'
import { RotateDialog } from './rotate-dialog'

type ConnectionDialogProps = { name: ConnectionDialogName; connection: Connection; onClose: () => void }

const dialogs = {
  rename: RenameDialog,
  'replace-key': ReplaceKeyDialog,
  rotate: RotateDialog,
  disconnect: DisconnectDialog,
} as const

/** The window for an act on one connection. */
export function ConnectionDialog({ name, connection, onClose }: ConnectionDialogProps) {
  const Named = dialogs[name]
  return <Named connection={connection} onClose={onClose} />
}
