import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import type { AssumptionKey } from '@/lib/roi/default-assumptions'
import type { AssumptionView } from './assumption-view'
import type { Values } from './ends'
import { sayRange, sayStart, sayState, sayValue } from './say-value'

/** An assumption's value, range, state and start in the reader's language. */
export function useSay() {
  const words = useMessages().assumptions
  const formats = useFormats()
  return {
    value: (key: AssumptionKey, values: Values) => sayValue(key, values, words, formats),
    range: (key: AssumptionKey, values: Values) => sayRange(key, values, formats),
    state: (view: Pick<AssumptionView, 'state' | 'validFrom'>) => sayState(view, words, formats),
    start: (day: string) => sayStart(day, words, formats),
  }
}
