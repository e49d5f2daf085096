import { useMemo } from 'react'
import { formatsFor } from '@/lib/formats'
import { useAccount } from './use-account'
import { useLocale } from './use-ui-store'

/** Every format in the reader's language and the account's time zone. */
export function useFormats() {
  const locale = useLocale()
  const { time_zone: timeZone } = useAccount()
  return useMemo(() => formatsFor(locale, timeZone), [locale, timeZone])
}
