import { PasswordField } from '@/components/ui/password-field'
import { TextField } from '@/components/ui/text-field'
import { useMessages } from '@/hooks/use-messages'
import type { Connection } from './connection'
import type { KeyProblems } from './key-form'

type TwilioKeyFieldsProps = { problems: KeyProblems; settings?: Connection['settings'] }

/** The two details from Twilio. `settings` are given where only the token may change. */
export function TwilioKeyFields({ problems, settings }: TwilioKeyFieldsProps) {
  const words = useMessages().integrations.connect
  const knownSid = settings?.accountSid
  return (
    <>
      <TextField
        label={words.accountSid}
        hint={words.accountSidHint}
        error={problems.accountSid === true ? words.accountSidInvalid : undefined}
        name="accountSid"
        defaultValue={knownSid}
        readOnly={knownSid !== undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder="AC…"
        required
      />
      <PasswordField
        label={words.authToken}
        hint={words.authTokenHint}
        error={problems.authToken === true ? words.authTokenInvalid : undefined}
        showLabel={words.showToken}
        hideLabel={words.hideToken}
        name="authToken"
        // Not a sign-in: a password manager should neither fill nor keep it.
        autoComplete="off"
        data-1p-ignore
        data-lpignore="true"
        required
      />
    </>
  )
}
