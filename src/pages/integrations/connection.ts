import type { integrationQueries } from '@/lib/queries/integrations'

type List = ReturnType<typeof integrationQueries.list>

/** One connection as the page knows it. */
export type Connection = Awaited<ReturnType<Extract<List['queryFn'], (...args: never[]) => unknown>>>[number]

/** What an owner may do to a connection; all but `test` and `sync` open a window first. */
export type ConnectionDialogName = 'rename' | 'replace-key' | 'rotate' | 'disconnect'
