import { create } from 'zustand'
import { isLocale, type Locale } from '@/lib/locale'

export type Theme = 'system' | 'light' | 'dark'

type UiState = { theme: Theme; locale: Locale }

/** Storage may be blocked; then the choice lives as long as the page. */
function recall(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Nothing to do: see recall().
  }
}

function firstTheme(): Theme {
  const kept = recall('payback.theme')
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

/** The language chosen before, else the browser's when it is English, else Swedish. */
function firstLocale(): Locale {
  const kept = recall('payback.locale')
  if (isLocale(kept)) return kept
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2)).find(isLocale)
  return wanted ?? 'sv'
}

const useUiStore = create<UiState>()(() => ({ theme: firstTheme(), locale: firstLocale() }))

export const useTheme = () => useUiStore((state) => state.theme)
export const useLocale = () => useUiStore((state) => state.locale)
export const currentLocale = () => useUiStore.getState().locale

/** Has this browser been told a language? If not, the account's own may be followed. */
export const hasChosenLocale = () => isLocale(recall('payback.locale'))

/** Keeps the choice for the next visit and applies it at once. public/theme.js reads the same keys. */
export function chooseTheme(theme: Theme): void {
  remember('payback.theme', theme === 'system' ? null : theme)
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  useUiStore.setState({ theme })
}

/** The language's messages must be loaded first (lib/messages). */
export function chooseLocale(locale: Locale): void {
  remember('payback.locale', locale)
  document.documentElement.lang = locale
  useUiStore.setState({ locale })
}
