import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { z } from 'zod'
import { conversationSchema, textSchema } from './salon/conversation.ts'

/** A call with what belongs to it, or a message on its own, with its local day. */
const entrySchema = z.union([
  z.object({ conversation: conversationSchema }),
  z.object({ day: z.string(), text: textSchema }),
])

export type JournalEntry = z.infer<typeof entrySchema>

export type Journal = {
  /** What earlier runs added, oldest first. */
  read(): JournalEntry[]
  append(entry: JournalEntry): void
}

const dayOf = (entry: JournalEntry) => ('text' in entry ? entry.day : entry.conversation.day)

const parseLine = (line: string): JournalEntry[] => {
  try {
    const parsed = entrySchema.safeParse(JSON.parse(line))
    return parsed.success ? [parsed.data] : []
  } catch {
    // The last line may be cut off when the process was killed while writing: that call is forgotten.
    return []
  }
}

/**
 * Live calls are not part of the plan, so they are written down, a JSON line each: after a restart Twilio
 * still knows them and can price them. Calls from before `oldestDay` are dropped when it is opened.
 */
export function fileJournal(path: string, oldestDay: string): Journal {
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const kept = text
    .split('\n')
    .flatMap(parseLine)
    .filter((entry) => dayOf(entry) >= oldestDay)
  const tidy = kept.map((entry) => `${JSON.stringify(entry)}\n`).join('')
  if (tidy !== text) writeFileSync(path, tidy, { mode: 0o600 })
  return {
    read: () => kept,
    append: (entry) => appendFileSync(path, `${JSON.stringify(entry)}\n`, { mode: 0o600 }),
  }
}
