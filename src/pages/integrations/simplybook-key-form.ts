import { simplybookCredentials } from '../../../supabase/functions/_shared/contracts/simplybook'
import { companyFromAddress } from '../../../supabase/functions/_shared/contracts/simplybook-address'
import type { KeyForm } from './key-form'
import { SimplybookKeyFields } from './simplybook-key-fields'

export const simplybookKeyForm: KeyForm = {
  Fields: SimplybookKeyFields,
  /** Keys that were left empty are not sent; of an address only the company is. */
  read(form) {
    const typed: Record<string, unknown> = {}
    for (const name of Object.keys(simplybookCredentials.shape)) {
      const value = form.get(name)
      if (value !== null && value !== '') typed[name] = value
    }
    typed['companyLogin'] = companyFromAddress(String(form.get('companyLogin') ?? ''))?.companyLogin
    const parsed = simplybookCredentials.safeParse(typed)
    if (parsed.success) return { credentials: parsed.data, problems: {} }
    const names = parsed.error.issues.map(({ path }) => String(path[0]))
    return { credentials: null, problems: Object.fromEntries(names.map((name) => [name, true as const])) }
  },
}

/** The region, where the address says so. */
export function simplybookSettings(form: FormData): { apiDomain?: string } {
  const apiDomain = companyFromAddress(String(form.get('companyLogin') ?? ''))?.apiDomain
  return apiDomain === undefined ? {} : { apiDomain }
}
