import { paths } from '@/app/paths'

/** Where each kind of source is connected. */
export const connectPage = {
  booking_source: paths.connectSimplybook,
  ai_source: paths.connectOpenrouter,
  telephony_source: paths.connectTwilio,
}
