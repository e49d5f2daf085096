import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formParams } from './form-params.ts'

const standard = (text: string) => [...new URLSearchParams(text)]

describe('formParams', () => {
  it.each([
    '',
    'a=1&b=2',
    'a=1&a=2&&c',
    '=x&y=',
    'From=%2B46701740605&To=+46+8&Body=Hej%20d%C3%A5%21',
    'a=%&b=%zz&c=%E5&d=%ED%A0%80',
    '?a=1',
    '??a=1',
    '?a=%&b',
    'a=?&?b=2',
    'å=ö&\ufeff=\ufffd',
    '%EF%BB%BFa=%EF%BB%BFb',
    'a=b=c&d==',
    '%00=%00',
  ])('reads %j as the standard does', (text) => {
    expect(formParams(text)).toEqual(standard(text))
  })

  it('reads anything as the standard does', () => {
    const part = fc.oneof(
      fc.constantFrom(
        'a',
        '&',
        '=',
        '+',
        '%',
        '?',
        '%2',
        '%20',
        '%C3%A5',
        '%C3',
        '%ED%A0%80',
        '%EF%BB%BF',
        'å',
        '😀',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    )
    // A text that was decoded from bytes has no lone surrogates.
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join('').toWellFormed())
    fc.assert(
      fc.property(text, (one) => {
        expect(formParams(one)).toEqual(standard(one))
      }),
      { numRuns: 300 },
    )
  })
})
