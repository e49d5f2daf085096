import { withoutLeadingComments } from './split-sql.ts'
import type { Statement } from './statement-batch.ts'

/** Statements that refuse to run inside a transaction. */
const alone =
  /^(create\s+(unique\s+)?index\s+concurrently|drop\s+index\s+concurrently|reindex\s.*\sconcurrently|vacuum|alter\s+system|cluster)\b/is
const transactionControl = /^(begin|start\s+transaction|commit|end|rollback)\b/i

/**
 * Groups the statements of a migration file as the Supabase CLI does; each group is one implicit transaction,
 * and the history row goes with the last one. A statement that must run alone commits what came before it.
 * A file with its own BEGIN or COMMIT, or whose head comment says transaction=false, runs one by one.
 */
export function migrationBatches(text: string, statements: string[], history: Statement): Statement[][] {
  const codes = statements.map(withoutLeadingComments)
  const head = text.slice(0, text.indexOf(withoutLeadingComments(text)))
  if (/transaction\s*=\s*false/.test(head) || codes.some((code) => transactionControl.test(code)))
    return [...statements.map((statement) => [{ text: statement }]), [history]]
  const groups: Statement[][] = []
  let group: Statement[] = []
  for (const [index, statement] of statements.entries()) {
    if (!alone.test(codes[index] ?? '')) {
      group.push({ text: statement })
      continue
    }
    groups.push(group, [{ text: statement }])
    group = []
  }
  groups.push([...group, history])
  return groups.filter((one) => one.length > 0)
}
