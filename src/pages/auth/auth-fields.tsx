import type { ReactNode, Ref } from 'react'
import { PasswordField } from '@/components/ui/password-field'
import { TextField } from '@/components/ui/text-field'
import { useMessages } from '@/hooks/use-messages'

type FieldError = { error: string | undefined }

export function EmailField({ error, ref }: FieldError & { ref?: Ref<HTMLInputElement> }) {
  const { fields } = useMessages().auth
  return (
    <TextField
      ref={ref}
      label={fields.email}
      name="email"
      type="email"
      autoComplete="username"
      error={error}
      required
    />
  )
}

/** The password of an account that is there. */
export function KnownPasswordField({ error, aside }: FieldError & { aside?: ReactNode }) {
  const { fields } = useMessages().auth
  return (
    <PasswordField
      label={fields.password}
      showLabel={fields.showPassword}
      hideLabel={fields.hidePassword}
      name="password"
      autoComplete="current-password"
      error={error}
      aside={aside}
      required
    />
  )
}

/** A password that is chosen here. */
export function NewPasswordField({ error, label }: FieldError & { label: string }) {
  const { fields } = useMessages().auth
  return (
    <PasswordField
      label={label}
      hint={fields.passwordHint}
      showLabel={fields.showPassword}
      hideLabel={fields.hidePassword}
      name="password"
      autoComplete="new-password"
      error={error}
      required
    />
  )
}

/** Tells a password manager whose password it is, where the address is not asked for. */
export function KnownEmail({ email }: { email: string | undefined }) {
  return <input type="email" name="username" autoComplete="username" defaultValue={email} readOnly hidden />
}
