import { describe, expect, it } from 'vitest'
import { apiDomain, companyFromAddress } from '../contracts/simplybook-address.ts'
import { simplyBookBase } from './hosts.ts'

describe('the domain of a company', () => {
  it.each([
    ['simplybook.me', 'simplybook.me'],
    [' https://exempelsalong.simplybook.it/v2/#book ', 'simplybook.it'],
    ['exempelsalong.secure.simplybook.asia', 'simplybook.asia'],
    ['user-api-v2.simplybook.net', 'simplybook.net'],
    ['HTTPS://Salong.SimplyBook.PLUS', 'simplybook.plus'],
  ])('of %j is %s', (written, domain) => {
    expect(apiDomain(written)).toBe(domain)
  })

  it.each([
    '',
    'https://evil.example',
    'https://simplybook.me.evil.example/',
    'https://evil.example/simplybook.me',
    'https://evil.example#.simplybook.me',
    'https://user@simplybook.me',
    'simplybook.m',
    'simplybook.museums',
    'notsimplybook.me',
    '127.0.0.1',
    'simplybook.me@evil.example',
  ])('is not found in %j', (written) => {
    expect(apiDomain(written)).toBeUndefined()
  })
})

describe('the company', () => {
  it.each([
    ['ExempelSalong', 'exempelsalong', undefined],
    ['https://exempelsalong.simplybook.it/v2/', 'exempelsalong', 'simplybook.it'],
    ['exempelsalong.secure.simplybook.asia', 'exempelsalong', 'simplybook.asia'],
  ])('of %j is %s', (written, companyLogin, domain) => {
    expect(companyFromAddress(written)).toEqual({ companyLogin, apiDomain: domain })
  })

  it.each(['https://evil.example', 'simplybook.me', 'www.simplybook.me', 'https://'])(
    'is not found in %j',
    (written) => {
      expect(companyFromAddress(written)).toBeUndefined()
    },
  )
})

describe('the address', () => {
  it('is of the company’s region', () => {
    expect(simplyBookBase('simplybook.it', {})).toEqual({
      rest: 'https://user-api-v2.simplybook.it',
      rpc: 'https://user-api.simplybook.it',
      pauseMs: 500,
    })
  })

  it('is of the environment where that names one, and is not waited for', () => {
    const source = { SIMPLYBOOK_API_URL: 'http://127.0.0.1:9/simplybook/' }
    const base = 'http://127.0.0.1:9/simplybook'
    expect(simplyBookBase('simplybook.me', source)).toEqual({ rest: base, rpc: base, pauseMs: 0 })
  })

  it.each(['evil.example', 'simplybook.me.evil.example', 'simplybook.me/..', '169.254.169.254'])(
    'is refused for %s',
    (domain) => {
      expect(() => simplyBookBase(domain, {})).toThrow('no such address')
      expect(() => simplyBookBase(domain, { SIMPLYBOOK_API_URL: 'http://x' })).toThrow('no such address')
    },
  )
})
