import { everyPage } from './support/every-page.ts'
import { DESKTOP } from './support/visitor.ts'

everyPage([
  ['desktop, light, Swedish', { viewport: DESKTOP, theme: 'light', locale: 'sv-SE' }],
  ['desktop, dark, English', { viewport: DESKTOP, theme: 'dark', locale: 'en-GB' }],
])
