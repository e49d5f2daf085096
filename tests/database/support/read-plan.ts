import { become, owner, undone } from './act-as.ts'
import type { Sql } from './open-database.ts'

/** One step of a query and the steps below it, as EXPLAIN tells them. */
export type Plan = {
  'Node Type': string
  'Index Name'?: string
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: Plan[]
}
export type Explained = { 'QUERY PLAN': [{ Plan: Plan }] }

/** How a query is carried out for an account's owner, through row level security. */
export async function explain(sql: Sql, userId: string, query: string): Promise<Plan> {
  return undone(sql, async (tx) => {
    await become(tx, owner(userId))
    const [row] = await tx.unsafe<Explained[]>(`explain (analyze, buffers, format json) ${query}`)
    if (!row) throw new Error('EXPLAIN returned no plan')
    return row['QUERY PLAN'][0].Plan
  })
}

export const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]

/** Rows that a step has read at all, also those thrown away afterwards. */
export const rowsOf = (node: Plan) =>
  (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']

export const rowsReadFrom = (plan: Plan, table: string) =>
  nodesOf(plan)
    .filter((node) => node['Relation Name'] === table)
    .reduce((sum, node) => sum + rowsOf(node), 0)

export const pagesOf = (plan: Plan) => plan['Shared Hit Blocks'] + plan['Shared Read Blocks']
