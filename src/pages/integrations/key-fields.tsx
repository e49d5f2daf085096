import { ChevronRight } from 'lucide-react'
import { PasswordField } from '@/components/ui/password-field'
import { TextField } from '@/components/ui/text-field'
import type { Connection } from './connection'
import type { ConnectableProvider, KeyField } from './providers/connectable-provider'
import { useProviderWords } from './providers/use-provider-words'
import type { KeyProblems } from './read-key'

type KeyFieldsProps = {
  provider: ConnectableProvider
  problems: KeyProblems
  /** Given where only the secret may change. */
  settings?: Connection['settings']
}

/** What a provider's key is made of; the connect window and the replace window share it. */
export function KeyFields({ provider, problems, settings }: KeyFieldsProps) {
  const { more } = useProviderWords(provider.name).key
  const extra = provider.fields.filter(({ isExtra }) => isExtra)
  const input = (field: KeyField) => (
    <KeyInput
      key={field.name}
      provider={provider.name}
      field={field}
      isWrong={problems[field.name] === true}
      known={field.setting && settings?.[field.setting]}
    />
  )
  return (
    <>
      {provider.fields.filter(({ isExtra }) => !isExtra).map(input)}
      {more !== undefined && extra.length > 0 && (
        <details className="group" open={extra.some(({ name }) => problems[name] === true)}>
          <summary className="flex min-h-11 list-none items-center gap-1 text-small font-medium text-ink-soft hover:text-ink md:min-h-9 [&::-webkit-details-marker]:hidden">
            <ChevronRight aria-hidden size={14} className="-ms-0.5 group-open:rotate-90" />
            {more.title}
          </summary>
          <div className="mt-3 space-y-5">
            <p className="text-small text-ink-soft">{more.hint}</p>
            {extra.map(input)}
          </div>
        </details>
      )}
    </>
  )
}

type KeyInputProps = { provider: string; field: KeyField; isWrong: boolean; known: string | undefined }

function KeyInput({ provider, field, isWrong, known }: KeyInputProps) {
  const { fields, show, hide } = useProviderWords(provider).key
  const words = fields[field.name]
  if (words === undefined) throw new Error(`There are no words for ${field.name} of ${provider}.`)
  const input = {
    label: words.label,
    hint: words.hint,
    error: isWrong ? words.invalid : undefined,
    name: field.name,
    required: field.isExtra !== true,
    // Not a sign-in of ours: a password manager should neither fill nor keep it.
    autoComplete: 'off',
    'data-1p-ignore': true,
    'data-lpignore': 'true',
  }
  if (field.isSecret) return <PasswordField {...input} showLabel={show} hideLabel={hide} />
  return (
    <TextField
      {...input}
      defaultValue={known}
      readOnly={known !== undefined}
      placeholder={field.placeholder}
      autoCapitalize="none"
      spellCheck={false}
    />
  )
}
