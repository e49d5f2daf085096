import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { providerName } from '@/lib/provider-name'
import type { CallFacts } from '@/lib/queries/calls'

/** Where the row comes from, so that it can be looked up at the provider. */
export function CallSource({ call }: { call: CallFacts }) {
  const { detail } = useMessages().calls
  const formats = useFormats()
  const provider = providerName(call.provider)
  return (
    <section aria-labelledby="source" className="max-w-2xl">
      <h2 id="source" className="text-section">
        {detail.source}
      </h2>
      <p className="mt-2 text-small text-ink-soft">{detail.sourceExplain(provider)}</p>
      <p className="mt-2 text-small text-ink-soft">
        {detail.heard} {formats.dateTime(call.created_at)}. {detail.changed}{' '}
        {formats.dateTime(call.updated_at)}.
      </p>
      <p className="mt-2 text-small text-ink-soft">
        {detail.reference(provider)}:{' '}
        <span className="break-all text-ink select-all">{call.provider_ref}</span>
      </p>
    </section>
  )
}
