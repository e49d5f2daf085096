import { apiDomain } from '../../_shared/contracts/simplybook-address.ts'
import { simplybookCredentials } from '../../_shared/contracts/simplybook.ts'
import { HttpError } from '../../_shared/http-error.ts'
import { validate } from '../../_shared/json-body.ts'
import { checkSimplyBookLogin } from '../../_shared/simplybook/check-login.ts'
import { isTimeZone } from '../../_shared/simplybook/company-time.ts'
import { readStatusMap } from '../../_shared/simplybook/statuses.ts'
import type { ConnectableProvider } from './connectable-provider.ts'

export const simplybook: ConnectableProvider = {
  label: 'SimplyBook.me',
  webhookFunction: 'simplybook-webhook',
  identity: ['companyLogin'],
  hasLogin: true,
  split(credentials) {
    const { companyLogin, userLogin, userPassword, apiKey, secretKey } = validate(
      credentials,
      simplybookCredentials,
    )
    return {
      settings: { companyLogin },
      login: { userLogin, userPassword },
      secrets: {
        ...(apiKey !== undefined && { apiKey }),
        ...(secretKey !== undefined && { secretKey }),
      },
    }
  },
  readSettings({ apiDomain: address, timeZone, statusMap, ...rest }) {
    // Kept with the settings of an older version; what is given must make sense.
    const domain = typeof address === 'string' && address.trim() !== '' ? apiDomain(address) : null
    if (domain === undefined) {
      throw new HttpError(
        'INVALID_INPUT',
        'apiDomain: an address of SimplyBook.me, such as simplybook.it, was expected',
      )
    }
    if (timeZone !== undefined && !(typeof timeZone === 'string' && isTimeZone(timeZone))) {
      throw new HttpError('INVALID_INPUT', 'timeZone: a time zone such as Europe/Stockholm was expected')
    }
    if (statusMap !== undefined && !isStatusMap(statusMap)) {
      throw new HttpError('INVALID_INPUT', 'statusMap: pairs such as 7=no_show, 12=completed were expected')
    }
    return {
      ...rest,
      ...(domain !== null && { apiDomain: domain }),
      ...(timeZone !== undefined && { timeZone }),
      ...(statusMap !== undefined && { statusMap }),
    }
  },
  check: ({ companyLogin, apiDomain: domain }, { apiKey }, login) =>
    checkSimplyBookLogin(
      validate({ companyLogin, ...login, ...(apiKey !== undefined && { apiKey }) }, simplybookCredentials),
      typeof domain === 'string' ? domain : undefined,
    ),
}

function isStatusMap(value: string | boolean): boolean {
  return (
    typeof value === 'string' &&
    (value.trim() === '' || readStatusMap(value).size === value.split(',').length)
  )
}
