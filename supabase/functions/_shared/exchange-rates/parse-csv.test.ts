import { expect, it } from 'vitest'
import { parseCsv } from './parse-csv.ts'

it.each<[string, string, Record<string, string>[]]>([
  ['nothing', '', []],
  ['a head alone', 'A,B\n', []],
  ['rows', 'A,B\n1,2\n3,4\n', [{ A: '1', B: '2' }, { A: '3', B: '4' }]], // prettier-ignore
  ['Windows line ends and none at the end', 'A,B\r\n1,2', [{ A: '1', B: '2' }]],
  ['an empty value', 'A,B,C\n1,,3\n', [{ A: '1', B: '', C: '3' }]],
  ['an empty last value', 'A,B\n1,\n', [{ A: '1', B: '' }]],
  ['a comma, a quote and a line break in quotes', 'A,B\n"x, ""y""\nz",2\n', [{ A: 'x, "y"\nz', B: '2' }]],
  ['a short row', 'A,B\n1\n', [{ A: '1' }]],
  ['an empty line', 'A,B\n\n1,2\n\n', [{ A: '1', B: '2' }]],
  ['a byte order mark', '\uFEFFA,B\n1,2\n', [{ A: '1', B: '2' }]],
])('%s', (_, text, rows) => {
  expect(parseCsv(text)).toEqual(rows)
})
