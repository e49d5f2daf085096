import { useMemo, useState, type FormEvent } from 'react'
import { Section } from '@/components/layout/section'
import { SelectField } from '@/components/ui/select-field'
import { TextField } from '@/components/ui/text-field'
import { useAccount } from '@/hooks/use-account'
import { useMessages } from '@/hooks/use-messages'
import { SaveLine } from './save-line'
import { useUpdateAccount } from './use-update-account'

/** Every zone the browser knows, the account's own always among them. */
function timeZoneOptions(own: string) {
  const zones = new Set([own, 'Europe/Stockholm', ...Intl.supportedValuesOf('timeZone')])
  return [...zones].sort().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))
}

export function BusinessSection() {
  const words = useMessages().settings.business
  const account = useAccount()
  const update = useUpdateAccount()
  const [name, setName] = useState(account.name)
  const [timeZone, setTimeZone] = useState(account.time_zone)
  const [isInvalid, setIsInvalid] = useState(false)
  const zones = useMemo(() => timeZoneOptions(account.time_zone), [account.time_zone])

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const trimmed = name.trim()
    setIsInvalid(trimmed === '')
    if (trimmed !== '') update.mutate({ name: trimmed, time_zone: timeZone })
  }

  return (
    <Section isNarrow title={words.title}>
      <form noValidate onSubmit={save} className="space-y-5">
        <TextField
          label={words.name}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={isInvalid ? words.nameInvalid : undefined}
          autoComplete="organization"
          maxLength={120}
          required
        />
        <SelectField
          label={words.timeZone}
          hint={words.timeZoneHint}
          options={zones}
          value={timeZone}
          onChange={(event) => setTimeZone(event.target.value)}
        />
        <SaveLine
          status={update.status}
          isChanged={name.trim() !== account.name || timeZone !== account.time_zone}
        />
      </form>
    </Section>
  )
}
