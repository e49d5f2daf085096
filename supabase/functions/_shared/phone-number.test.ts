import { describe, expect, it } from 'vitest'
import { numberHint, phoneNumber } from './phone-number.ts'

describe('phoneNumber', () => {
  it.each([
    ['+46701740605', '+46701740605'],
    ['070-174 06 05', '+46701740605'],
    ['0701740605', '+46701740605'],
    ['+46 (0)70 174 06 05', '+46701740605'],
    ['0046701740605', '+46701740605'],
    ['00 46 (0) 70-174 06 05', '+46701740605'],
    ['08-465 004 00', '+46846500400'],
    ['tel:+46701740605', '+46701740605'],
    ['+46\u00a070\u2011174\u00a006\u00a005', '+46701740605'],
    ['＋４６７０１７４０６０５', '+46701740605'],
    ['+4712345678', '+4712345678'],
    ['+47 (0)22 12 34 56', '+4722123456'],
    ['+39 (0)6 1234 5678', '+390612345678'],
    ['0047 22 12 34 56', '+4722123456'],
    ['+1 202-555-0142', '+12025550142'],
  ])('%s is %s', async (written, e164) => {
    expect((await phoneNumber(written))?.e164).toBe(e164)
  })

  it.each([
    'anonymous',
    'Anonymous',
    'Restricted',
    '+266696687',
    '+7378742833',
    '+2562533',
    '+8656696',
    '+86282452253',
    'sip:+46701740605@example.com',
    'sip:anonymous@anonymous.invalid',
    'client:reception',
    'whatsapp:+46701740605',
    '72345',
    '71120',
    '+72345',
    'SalongBjork',
    'BokaDirekt24',
    '',
    '   ',
    '+',
    '0',
    '+46',
    '+46701',
    '0701740605123456789',
    '+460701740605999999',
    '+46701740605;ext=5',
    '070174\u00000605',
    '\ufffd\ufffd',
    '+999123456789',
  ])('%j is no number, and none is guessed', async (written) => {
    expect(await phoneNumber(written)).toBeUndefined()
  })

  it('keeps a number of a possible length that no plan knows, and says so', async () => {
    expect(await phoneNumber('+46701740605')).toEqual({ e164: '+46701740605', valid: true })
    expect(await phoneNumber('+11111111111')).toEqual({ e164: '+11111111111', valid: false })
  })

  it('shows the last two digits only', () => {
    expect(numberHint('+46701740605')).toBe('05')
  })
})
