import { decimal, round6, type Decimal } from './decimal'

/**
 * F3: the share of callers who would really have been lost: not answered by staff, and not trying again.
 * With the answered share it is never more than 1, so no call counts twice in full.
 * @param answered share of calls that staff answered before
 * @param retry share of missed callers who try again
 */
export const lostShare = (answered: Decimal, retry: Decimal): Decimal =>
  round6(decimal(1).minus(answered).times(decimal(1).minus(retry)))
