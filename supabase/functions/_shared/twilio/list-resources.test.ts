import { describe, expect, it } from 'vitest'
import { ProviderError } from '../provider-request.ts'
import { nextPage } from './list-resources.ts'

const REAL = 'https://api.twilio.com/2010-04-01'
const LOCAL = 'http://127.0.0.1:54323/twilio/2010-04-01'

describe('nextPage', () => {
  it.each([
    [REAL, '/2010-04-01/Accounts/AC1/Calls.json?Page=1', `${REAL}/Accounts/AC1/Calls.json?Page=1`],
    [LOCAL, '/2010-04-01/Accounts/AC1/Calls.json?Page=1', `${LOCAL}/Accounts/AC1/Calls.json?Page=1`],
    [LOCAL, '/twilio/2010-04-01/Accounts/AC1/Calls.json', `${LOCAL}/Accounts/AC1/Calls.json`],
    [REAL, null, undefined],
    [REAL, undefined, undefined],
    [REAL, '', undefined],
  ])('below %s, %s', (apiUrl, uri, expected) => {
    expect(nextPage(uri, apiUrl)).toBe(expected)
  })

  it.each([
    'https://evil.example/2010-04-01/Accounts',
    '//evil.example/2010-04-01/Accounts',
    'https://api.twilio.com.evil.example/2010-04-01/',
    'https://user@evil.example/2010-04-01/x',
    'http://api.twilio.com/2010-04-01/x',
    '/2010-04-01/../secrets',
    '/elsewhere',
    'javascript:alert(1)',
    7,
    {},
  ])('refuses %s', (uri) => {
    expect(() => nextPage(uri, REAL)).toThrow(ProviderError)
  })
})
