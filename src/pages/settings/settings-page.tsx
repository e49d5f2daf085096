import { PageHeading } from '@/components/layout/page-heading'
import { useMessages } from '@/hooks/use-messages'
import { AccountSection } from './account-section'
import { BusinessSection } from './business-section'
import { HoursSection } from './hours-section'
import { LookSection } from './look-section'

/** The owner's own choices. The account is loaded by the shell, so nothing here waits. */
export function SettingsPage() {
  const words = useMessages().settings
  return (
    <>
      <PageHeading title={words.title} />
      <BusinessSection />
      <HoursSection />
      <LookSection />
      <AccountSection />
    </>
  )
}
