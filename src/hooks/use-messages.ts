import { messagesFor, type Messages } from '@/lib/messages/messages'
import { useLocale } from './use-ui-store'

/** The words of the interface in the reader's language. */
export const useMessages = (): Messages => messagesFor(useLocale())
