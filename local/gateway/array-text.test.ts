import { expect, it } from 'vitest'
import { readArrayText } from './array-text.ts'

const cases: [text: string, value: unknown][] = [
  ['{}', []],
  ['{a,b}', ['a', 'b']],
  ['{NULL,"NULL",null}', [null, 'NULL', 'null']],
  ['{"a,b","c}d","e{f"}', ['a,b', 'c}d', 'e{f']],
  ['{"\\"","\\\\",""}', ['"', '\\', '']],
  [
    '{{1,2},{3,NULL}}',
    [
      ['1', '2'],
      ['3', null],
    ],
  ],
  ['[0:1]={x,y}', ['x', 'y']],
]

it.each(cases)('%s', (text, value) => {
  expect(readArrayText(text, (word) => word)).toEqual(value)
})
