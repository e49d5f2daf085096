import { useMessages } from '@/hooks/use-messages'
import { useSession } from '@/hooks/use-session'
import { paths } from './paths'

/** Says that the figures are made up, one tap away from real ones. */
export function DemoRibbon() {
  const { demo } = useMessages().common
  const { signOut } = useSession()

  return (
    <p className="text-small text-ink-soft" title={demo.explain}>
      {demo.label} ·{' '}
      <button
        type="button"
        onClick={() => void signOut(paths.signUp.href())}
        className="underline decoration-line underline-offset-4 hover:text-ink hover:decoration-current"
      >
        {demo.start}
      </button>
    </p>
  )
}
