// Apart from the contract, so that what only needs an address loads no zod.

const DOMAIN = /^simplybook\.[a-z]{2,6}$/

/**
 * The domain of a company's SimplyBook, from whatever the owner pasted: `simplybook.it`,
 * `https://exempelsalong.simplybook.it/v2/`. Undefined for anything that is not SimplyBook's.
 */
export function apiDomain(written: string): string | undefined {
  const domain = hostOf(written).split('.').slice(-2).join('.')
  return DOMAIN.test(domain) ? domain : undefined
}

/**
 * The company and its region, from its login or from the address of its booking page.
 * Undefined for an address that is not SimplyBook's; any other text is taken for a login, and checked as one later.
 */
export function companyFromAddress(
  written: string,
): { companyLogin: string; apiDomain: string | undefined } | undefined {
  const login = written.trim().toLowerCase()
  if (!/[./:]/.test(login)) return { companyLogin: login, apiDomain: undefined }
  const domain = apiDomain(login)
  const [company = '', ...rest] = hostOf(login).split('.')
  return domain === undefined || rest.length < 2 || company === 'www'
    ? undefined
    : { companyLogin: company, apiDomain: domain }
}

/** Empty for what is no host name. */
function hostOf(written: string): string {
  const [host = ''] = written
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .split(/[/?#:]/)
  return /^[a-z0-9.-]+$/.test(host) ? host : ''
}
