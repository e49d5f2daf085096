import type { ReactNode } from 'react'
import { Toaster } from '@/components/ui/toaster'
import { useMessages } from '@/hooks/use-messages'
import { dismissToast, useToasts } from '@/hooks/use-toasts'
import { SessionProvider } from './session-provider'

function Toasts() {
  const { common } = useMessages()
  return <Toaster toasts={useToasts()} closeLabel={common.acts.close} onDismiss={dismissToast} />
}

export function Providers({ children }: { children: ReactNode }) {
  return (
    <>
      <SessionProvider>{children}</SessionProvider>
      <Toasts />
    </>
  )
}
