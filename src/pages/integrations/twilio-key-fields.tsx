import { PasswordField } from '@/components/ui/password-field'
import { TextField } from '@/components/ui/text-field'
import { useMessages } from '@/hooks/use-messages'

export type KeyProblems = { accountSid?: true; authToken?: true }

/** The two details from Twilio. `knownSid` is given where only the token may change. */
export function TwilioKeyFields({ problems, knownSid }: { problems: KeyProblems; knownSid?: string }) {
  const words = useMessages().integrations.connect
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
