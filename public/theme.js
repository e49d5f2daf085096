// Runs before the first paint, so that a chosen theme or language never flashes. The keys are those of
// src/hooks/use-ui-store.ts.
try {
  var theme = localStorage.getItem('payback.theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  var locale = localStorage.getItem('payback.locale')
  if (locale === 'sv' || locale === 'en') document.documentElement.lang = locale
} catch {
  // Storage is blocked: the system's theme and the page's own language apply.
}
