import { chooseLocale, useLocale } from '@/hooks/use-ui-store'
import { loadMessages } from '@/lib/messages/messages'

/** The other language, by its own name: one tap, before anyone has signed in. */
export function LanguageSwitch() {
  const other = useLocale() === 'sv' ? ('en' as const) : ('sv' as const)

  async function switchLanguage() {
    await loadMessages(other)
    chooseLocale(other)
  }

  return (
    <button
      type="button"
      lang={other}
      onClick={() => void switchLanguage()}
      className="min-h-11 px-2 text-small text-ink-soft hover:text-ink"
    >
      {other === 'en' ? 'In English' : 'På svenska'}
    </button>
  )
}
