import { useEffect } from 'react'
import { useMessages } from './use-messages'

/** Names the page in the tab and in the history. */
export function useDocumentTitle(page: string): void {
  const { common } = useMessages()
  useEffect(() => {
    document.title = common.title(page)
  }, [common, page])
}
