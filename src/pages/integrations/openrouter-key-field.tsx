import { PasswordField } from '@/components/ui/password-field'
import { useMessages } from '@/hooks/use-messages'
import type { KeyProblems } from './key-form'

/** The one detail from OpenRouter. */
export function OpenrouterKeyField({ problems }: { problems: KeyProblems }) {
  const words = useMessages().integrations.openrouter
  return (
    <PasswordField
      label={words.key}
      hint={words.keyHint}
      error={problems.managementKey === true ? words.keyInvalid : undefined}
      showLabel={words.showKey}
      hideLabel={words.hideKey}
      name="managementKey"
      // Not a sign-in: a password manager should neither fill nor keep it.
      autoComplete="off"
      data-1p-ignore
      data-lpignore="true"
      required
    />
  )
}
