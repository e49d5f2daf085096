import { describe, expect, it } from 'vitest'
import { splitSql } from './split-sql.ts'

describe('splitSql', () => {
  const cases: [what: string, text: string, statements: string[]][] = [
    ['plain statements', 'select 1; select 2;', ['select 1', 'select 2']],
    ['a missing last semicolon', 'select 1;\nselect 2\n', ['select 1', 'select 2']],
    ['quotes', "select ';', 'it''s;', \";\"; select 2", ["select ';', 'it''s;', \";\"", 'select 2']],
    ['escape strings', "select e'\\';', E'\\\\'; select 2", ["select e'\\';', E'\\\\'", 'select 2']],
    ['a word that ends in e before a quote', "select date'x\\'; select 2", ["select date'x\\'", 'select 2']],
    [
      'dollar quotes',
      'do $$ a; b $$; do $x$ $$; $x$; select 1',
      ['do $$ a; b $$', 'do $x$ $$; $x$', 'select 1'],
    ],
    ['a dollar sign inside a name', 'select a$1$ from t; select 2', ['select a$1$ from t', 'select 2']],
    ['parameters', 'prepare p as select $1; select 2', ['prepare p as select $1', 'select 2']],
    [
      'comments',
      'select 1 -- a; b\n; /* c; /* d; */ e; */ select 2;',
      ['select 1 -- a; b', '/* c; /* d; */ e; */ select 2'],
    ],
    ['only comments', '-- nothing;\n/* here; */\n;;', []],
    [
      'standard function bodies',
      'create function f() returns int begin atomic select case when true then 1 end; select 2; end; select 3',
      [
        'create function f() returns int begin atomic select case when true then 1 end; select 2; end',
        'select 3',
      ],
    ],
    ['a transaction of its own', 'begin; select 1; end; select 2', ['begin', 'select 1', 'end', 'select 2']],
  ]
  it.each(cases)('%s', (_what, text, statements) => {
    expect(splitSql(text)).toEqual(statements)
  })
})
