import { Section } from '@/components/layout/section'
import { Choice } from '@/components/ui/choice'
import { useMessages } from '@/hooks/use-messages'
import { chooseLocale, chooseTheme, useLocale, useTheme } from '@/hooks/use-ui-store'
import { locales, type Locale } from '@/lib/locale'
import { loadMessages } from '@/lib/messages/messages'
import { useUpdateAccount } from './use-update-account'

/** Language and theme: chosen at once, without a button. The language is also the account's, for mails and reports. */
export function LookSection() {
  const words = useMessages().settings.look
  const locale = useLocale()
  const theme = useTheme()
  const update = useUpdateAccount()

  async function speak(next: Locale) {
    await loadMessages(next)
    chooseLocale(next)
    update.mutate({ locale: next })
  }

  return (
    <Section isNarrow title={words.title}>
      <div className="flex flex-wrap gap-x-10 gap-y-5">
        <Choice
          label={words.language}
          value={locale}
          options={locales.map((value) => ({ value, label: words.languages[value], lang: value }))}
          onChoose={(next) => void speak(next)}
        />
        <Choice
          label={words.theme}
          value={theme}
          options={(['system', 'light', 'dark'] as const).map((value) => ({
            value,
            label: words.themes[value],
          }))}
          onChoose={chooseTheme}
        />
      </div>
    </Section>
  )
}
