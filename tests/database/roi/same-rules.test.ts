import { describe, expect, it } from 'vitest'
import { assumptionKeys, defaultAssumptions } from '../../../src/lib/roi/default-assumptions.ts'
import { attributionWeights } from '../../../src/lib/roi/attribution-weight.ts'
import { decimal } from '../../../src/lib/roi/decimal.ts'
import { earlierPeriod } from '../../../src/lib/roi/earlier-period.ts'
import { swedishHolidays } from '../../../src/lib/roi/swedish-holidays.ts'
import { assumedHours, weeklyHoursOf, type WeeklyHours } from '../../../src/lib/roi/weekly-hours.ts'
import { sharedDatabase } from '../support/shared-database.ts'

const sql = sharedDatabase(1)

describe('the database and the code have the same', () => {
  it('defaults and limits', async () => {
    const rows = await sql<({ key: string; rising: boolean | null } & Record<string, string>)[]>`
      select key, low::text, likely::text, high::text, minimum::text, maximum::text, rising
      from private.default_assumptions()`
    const plain = (value: string | undefined) => decimal(value ?? '').toFixed()
    const known = rows.map(({ key, rising, low, likely, high, minimum, maximum }) => [
      key,
      [low, likely, high, minimum, maximum].map(plain),
      rising,
    ])
    expect(known).toEqual(
      assumptionKeys.map((key) => {
        const { low, likely, high, minimum, maximum, rising } = defaultAssumptions[key]
        return [key, [low, likely, high, minimum, maximum].map(plain), rising]
      }),
    )
  })

  it('red days of a hundred years', async () => {
    const rows = await sql<{ day: string }[]>`select day::text from private.red_days order by day`
    const years = Array.from({ length: 101 }, (_, n) => 2000 + n)
    expect(rows.map(({ day }) => day)).toEqual(years.flatMap((year) => [...swedishHolidays(year)].sort()))
  })

  it('weights of the tiers', async () => {
    const [row] = await sql<{ source: string }[]>`
      select prosrc as source from pg_proc where oid = 'private.find_attributions(uuid, uuid[])'::regprocedure`
    for (const tier of ['A', 'B', 'C'] as const)
      expect(row?.source).toMatch(new RegExp(`'${tier}', ${attributionWeights[tier].replace('.', '\\.')}`))
  })

  it('earlier period, of every period of a leap year and the next', async () => {
    const rows = await sql<{ start: string; end: string; before: string; until: string }[]>`
      select s::text as start, (s + n)::text as end, lower(p)::text as before, (upper(p) - 1)::text as until
      from (select '2028-01-01'::date + i as s from generate_series(0, 500, 3) i) d
      cross join unnest(array[0, 6, 21, 27, 28, 29, 30, 31, 89]) n
      cross join lateral (select private.earlier_period(s, s + n) as p) e`
    for (const { start, end, before, until } of rows)
      expect(earlierPeriod({ start, end }), `${start} to ${end}`).toEqual({ start: before, end: until })
  })

  it.each([
    {},
    { mon: [] },
    { mon: [['09:00', '18:00']] },
    { mon: [['00:00', '24:00']], sun: [['23:00', '24:00']] },
    {
      tue: [
        ['09:00', '12:00'],
        ['11:00', '15:30'],
      ],
      wed: [['13:00', '13:00']],
    },
    { mon: [['18:00', '09:00']] },
    { mon: [['9:00', '18:00']] },
    { mon: [['09:00', '25:00']] },
    { mon: [['09:00']] },
    { mon: [['09:00', '10:00', '11:00']] },
    { mon: [[9, 18]] },
    { mon: ['09:00', '18:00'] },
    { mon: [null] },
    { mon: null },
    { mon: 'always' },
    { mon: { from: '09:00' } },
    { mon: [['09:00', '18:00']], lunch: [] },
    { Mon: [['09:00', '18:00']] },
  ])('opening hours of %j', async (hours) => {
    const [row] = await sql<{ minutes: number[] | null; assumed: number[] }[]>`
      select
        (select array_agg(m order by m) from generate_series(0, 10079) m
          where private.opening_minutes(${sql.json(JSON.parse(JSON.stringify(hours)))}) @> m) as minutes,
        (select array_agg(m order by m) from generate_series(0, 10079) m where private.assumed_minutes() @> m) as assumed`
    const minutesOf = (spans: WeeklyHours | null) =>
      spans &&
      Array.from({ length: 10_080 }, (_, minute) => minute).filter((minute) =>
        spans.some(([from, until]) => minute >= from && minute < until),
      )
    expect(row?.minutes).toEqual(minutesOf(weeklyHoursOf(hours)))
    expect(row?.assumed).toEqual(minutesOf(assumedHours))
  })
})
