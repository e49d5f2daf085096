import type { Messages } from '@/lib/messages/messages'

/** What is odd about a row, in words; a flag this page does not know yet is still told. */
export function flagText(flag: string, words: Messages['calls']['flags']): string {
  switch (flag) {
    case 'ends_before_start':
    case 'number_not_valid':
    case 'price_unreadable':
      return words[flag]
    default:
      return words.other(flag)
  }
}
