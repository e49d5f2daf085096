import { useEffect } from 'react'
import { useLocation } from 'react-router'
import { assumptionKeys, type AssumptionKey } from '@/lib/roi/default-assumptions'

/**
 * The assumption that the address points at (`/assumptions#margin`): opened, brought into sight and given the focus.
 * @param isReady false while the assumptions are not on the page yet
 */
export function useTarget(isReady: boolean): AssumptionKey | null {
  const { hash, key: visit } = useLocation()
  const target = assumptionKeys.find((known) => `#${known}` === hash) ?? null
  useEffect(() => {
    if (!isReady || target === null) return
    // The frame brings a new place to its top and takes the focus there; this comes after.
    const frame = requestAnimationFrame(() => {
      const element = document.getElementById(target)
      const details = element?.querySelector('details')
      if (details) details.open = true
      element?.scrollIntoView({ block: 'center' })
      element?.focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [isReady, target, visit])
  return target
}
