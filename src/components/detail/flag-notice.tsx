import { Notice } from '@/components/ui/notice'

/** What is odd about the one thing, each oddity in a sentence. Nothing when nothing is. */
export function FlagNotice({ title, sentences }: { title: string; sentences: string[] }) {
  if (sentences.length === 0) return null
  return (
    <Notice tone="warn" title={title}>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  )
}
