import { simplybookCredentials } from '../../../../supabase/functions/_shared/contracts/simplybook'
import { companyFromAddress } from '../../../../supabase/functions/_shared/contracts/simplybook-address'
import { readKey } from '../read-key'
import type { ConnectableProvider, FieldOf } from './connectable-provider'

/** The address of the booking page tells the company, and sometimes its region. */
const companyOf = (typed: FormData) => companyFromAddress(String(typed.get('companyLogin') ?? ''))

export const simplybook: ConnectableProvider<FieldOf<'simplybook'>> = {
  name: 'simplybook',
  sendsNews: true,
  account: ({ companyLogin }) => companyLogin,
  isLogin: true,
  fields: [
    { name: 'companyLogin', setting: 'companyLogin' },
    { name: 'userLogin' },
    { name: 'userPassword', isSecret: true },
    { name: 'apiKey', isSecret: true, isExtra: true },
    { name: 'secretKey', isSecret: true, isExtra: true },
  ],
  read: (typed) => readKey(typed, simplybookCredentials, { companyLogin: companyOf(typed)?.companyLogin }),
  settings(typed): Record<string, string> {
    const apiDomain = companyOf(typed)?.apiDomain
    return apiDomain === undefined ? {} : { apiDomain }
  },
}
