import { useId, type ReactNode } from 'react'

/** One subject: its name at the left, what can be chosen at the right. */
export function SettingsSection({
  title,
  lead,
  children,
}: {
  title: string
  lead?: string
  children: ReactNode
}) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-12 gap-y-5 border-t border-line py-8 lg:grid-cols-[16rem_1fr]"
    >
      <div>
        <h2 id={id} className="text-section">
          {title}
        </h2>
        {lead !== undefined && <p className="mt-1.5 max-w-xs text-small text-ink-soft">{lead}</p>}
      </div>
      <div className="max-w-xl">{children}</div>
    </section>
  )
}
