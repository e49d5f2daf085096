import { everyPage } from './support/every-page.ts'
import { PHONE } from './support/visitor.ts'

everyPage([
  ['phone, dark, Swedish', { viewport: PHONE, theme: 'dark', locale: 'sv-SE' }],
  ['phone, light, English', { viewport: PHONE, theme: 'light', locale: 'en-GB' }],
])
