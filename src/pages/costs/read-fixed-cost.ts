import Big from 'big.js'
import { isLocalDay } from '@/lib/local-days'
import { fixedCostCategories, type FixedCostInput } from '@/lib/queries/fixed-costs'

export type FixedCostField = 'name' | 'amount' | 'currency' | 'startsOn' | 'endsOn'
export type ReadFixedCost = { input: FixedCostInput } | { wrong: FixedCostField[] }

const MOST = 1e9
const FIRST_DAY = '2000-01-01'
const LAST_DAY = '2100-01-01'
const isDay = (text: string) => isLocalDay(text) && text >= FIRST_DAY && text <= LAST_DAY

/** An amount as people write it: `1 234,50`, `499.00`, `99 kr` without the kronor. Null for what is none. */
export function readAmount(text: string): string | null {
  const plain = text.replaceAll(/[\s\u00A0\u202F]/g, '').replace(',', '.')
  if (!/^\d{1,10}(\.\d{1,2})?$/.test(plain)) return null
  const amount = new Big(plain)
  return amount.gt(0) && amount.lt(MOST) ? amount.toFixed() : null
}

/** Reads the form; the database holds the same rules. */
export function readFixedCost(form: FormData): ReadFixedCost {
  const text = (field: string) => {
    const value = form.get(field)
    return typeof value === 'string' ? value.trim() : ''
  }
  const kind = text('kind') === 'setup' ? 'setup' : 'monthly'
  const amount = readAmount(text('amount'))
  const currency = text('currency').toUpperCase()
  const startsOn = text('startsOn')
  const endsOn = kind === 'setup' ? '' : text('endsOn')
  const category = fixedCostCategories.find((known) => known === text('category')) ?? 'fixed'

  const wrong: FixedCostField[] = []
  if (text('name').length < 1 || text('name').length > 100) wrong.push('name')
  if (amount === null) wrong.push('amount')
  if (!/^[A-Z]{3}$/.test(currency)) wrong.push('currency')
  if (!isDay(startsOn)) wrong.push('startsOn')
  if (endsOn !== '' && (!isDay(endsOn) || endsOn < startsOn)) wrong.push('endsOn')
  if (wrong.length > 0 || amount === null) return { wrong }
  return {
    input: {
      name: text('name'),
      kind,
      category,
      amount,
      currency,
      starts_on: startsOn,
      ends_on: endsOn === '' ? null : endsOn,
    },
  }
}
