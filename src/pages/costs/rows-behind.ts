import { paths } from '@/app/paths'
import type { LedgerLine } from '@/lib/queries/ledger-document'

/** Where the thing itself is that a line is the cost of. */
export function rowsBehind(line: Pick<LedgerLine, 'line_id' | 'occurred_on' | 'description'>): string | null {
  const [kind, id = ''] = line.line_id.split(':')
  if (kind === 'telephony') return paths.call.href(id)
  if (kind === 'fixed') return paths.fixedCosts.href()
  if (kind !== 'ai') return null
  const params = new URLSearchParams({
    from: line.occurred_on,
    to: line.occurred_on,
    model: line.description,
  })
  return paths.ai.href(`?${params.toString()}`)
}
