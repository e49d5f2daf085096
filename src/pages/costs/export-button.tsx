import { useMutation } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { showToast } from '@/hooks/use-toasts'
import { useLocale } from '@/hooks/use-ui-store'
import { fetchLedgerLines, ledgerOrder } from '@/lib/queries/ledger'
import type { LedgerLine } from '@/lib/queries/ledger-document'
import { ledgerCsv } from './ledger-csv'
import type { LedgerView } from './use-ledger-view'

const AT_A_TIME = 1000
/** More than a spreadsheet is opened for; a browser holds it with ease. */
const MOST = 50_000

class TooMany extends Error {}

/** Everything that the filters leave, as a file. */
export function ExportButton({ view }: { view: LedgerView }) {
  const { costs } = useMessages()
  const words = costs.export
  const formats = useFormats()
  const locale = useLocale()
  const { start, end } = view.period
  const download = useMutation({
    mutationFn: async () => {
      const lines: LedgerLine[] = []
      for (;;) {
        const last = lines.at(-1)
        const place = last === undefined ? null : ledgerOrder.placeOf(last)
        const page = await fetchLedgerLines({ start, end }, view.filters, place, AT_A_TIME)
        lines.push(...page)
        if (lines.length > MOST) throw new TooMany()
        if (page.length < AT_A_TIME) return lines
      }
    },
    onSuccess: (lines) => save(ledgerCsv(lines, costs, locale), `${words.name}-${start}-${end}.csv`),
    onError: (error) =>
      showToast(error instanceof TooMany ? words.tooMany(formats.number(MOST)) : words.failed, 'fault'),
  })
  return (
    <Button
      variant="quiet"
      className="print-hidden"
      isBusy={download.isPending}
      busyLabel={words.busy}
      onClick={() => download.mutate()}
    >
      <Download aria-hidden size={16} />
      {words.act}
    </Button>
  )
}

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the file over by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 0)
}
