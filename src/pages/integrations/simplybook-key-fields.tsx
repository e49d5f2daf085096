import { PasswordField } from '@/components/ui/password-field'
import { TextField } from '@/components/ui/text-field'
import { useMessages } from '@/hooks/use-messages'
import type { Connection } from './connection'
import type { KeyProblems } from './key-form'

type SimplybookKeyFieldsProps = { problems: KeyProblems; settings?: Connection['settings'] }

// Not a sign-in of ours: a password manager should neither fill nor keep it.
const noManager = { autoComplete: 'off', 'data-1p-ignore': true, 'data-lpignore': 'true' } as const

/** The booking page, a user of it, and two keys for those who have them. `settings` are given where only the login may change. */
export function SimplybookKeyFields({ problems, settings }: SimplybookKeyFieldsProps) {
  const words = useMessages().integrations.simplybook
  const known = settings?.companyLogin
  const shown = { showLabel: words.show, hideLabel: words.hide }
  const problem = (name: string, text: string) => (problems[name] === true ? text : undefined)
  return (
    <>
      <TextField
        label={words.company}
        hint={words.companyHint}
        error={problem('companyLogin', words.companyInvalid)}
        name="companyLogin"
        defaultValue={known}
        readOnly={known !== undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextField
        label={words.user}
        hint={words.userHint}
        error={problem('userLogin', words.userInvalid)}
        name="userLogin"
        autoCapitalize="none"
        spellCheck={false}
        required
        {...noManager}
      />
      <PasswordField
        label={words.password}
        hint={words.passwordHint}
        error={problem('userPassword', words.passwordInvalid)}
        name="userPassword"
        required
        {...shown}
        {...noManager}
      />
      <details className="group" open={problems['apiKey'] === true || problems['secretKey'] === true}>
        <summary className="flex min-h-11 items-center text-small font-medium text-ink-soft hover:text-ink md:min-h-9">
          {words.more}
        </summary>
        <div className="mt-3 space-y-5">
          <p className="text-small text-ink-soft">{words.moreHint}</p>
          <PasswordField
            label={words.apiKey}
            error={problem('apiKey', words.keyInvalid)}
            name="apiKey"
            {...shown}
            {...noManager}
          />
          <PasswordField
            label={words.secretKey}
            error={problem('secretKey', words.keyInvalid)}
            name="secretKey"
            {...shown}
            {...noManager}
          />
        </div>
      </details>
    </>
  )
}
