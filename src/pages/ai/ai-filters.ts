import { readPeriod, type Period } from '@/lib/periods'
import type { LocalDay } from '@/lib/local-days'

/** What the page shows; it lives in the URL. */
export type AiFilters = { period: Period; model: string | null }

const longestName = 200

/** Reads the URL: a period as on every page, and a model by its name. */
export function readAiFilters(params: URLSearchParams, today: LocalDay): AiFilters {
  const model = params.get('model')
  return {
    period: readPeriod(params, today),
    model: model !== null && model !== '' && model.length <= longestName ? model : null,
  }
}

/** Writes the URL of own dates and a model. */
export function aiSearch(filters: { from?: LocalDay; to?: LocalDay; model?: string | null }): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(filters)) if (typeof value === 'string') params.set(name, value)
  const search = params.toString()
  return search && `?${search}`
}
