import { Notice } from '@/components/ui/notice'
import { useMessages } from '@/hooks/use-messages'
import type { AuthProblem } from '@/lib/auth-problem'

/** What went wrong, above the fields; read out at once. */
export function AuthProblemNotice({ problem }: { problem: AuthProblem | null }) {
  const { auth } = useMessages()
  if (problem === null) return null
  return (
    <Notice tone={problem === 'offline' ? 'warn' : 'fault'} isAlert>
      {auth.problems[problem]}
    </Notice>
  )
}
