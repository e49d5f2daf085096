import { formatNumber } from './format-number'
import type { Locale } from './locale'

/** `45 s`, `2 min 14 s`, `1 tim 5 min`: the two largest units that matter. `seconds` is rounded, never negative. */
export function formatDuration(seconds: number, locale: Locale): string {
  const whole = Math.max(0, Math.round(seconds))
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  const rest = whole % 60
  const hour = locale === 'sv' ? 'tim' : 'h'
  // A number never parts from its unit at the end of a line.
  const part = (value: number, unit: string) => `${formatNumber(value, locale)}\u00a0${unit}`

  if (hours > 0) return minutes > 0 ? `${part(hours, hour)} ${part(minutes, 'min')}` : part(hours, hour)
  if (minutes > 0) return rest > 0 ? `${part(minutes, 'min')} ${part(rest, 's')}` : part(minutes, 'min')
  return part(rest, 's')
}
