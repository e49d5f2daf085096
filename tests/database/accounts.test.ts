import { beforeAll, describe, expect, it } from 'vitest'
import { actAs, anon, owner, refusal, serviceRole } from './support/act-as.ts'
import { signUp } from './support/builders.ts'
import { sharedDatabase } from './support/shared-database.ts'

const sql = sharedDatabase(4)
let anna: string
let bo: string

beforeAll(async () => {
  anna = await signUp(sql, { business_name: 'Salong Anna', locale: 'en' })
  bo = await signUp(sql, { locale: 'xx' })
})

describe('signing up', () => {
  it('makes an account with what was said, and Swedish defaults for the rest', async () => {
    const rows = await sql`
      select user_id, name, locale, time_zone, currency, country, is_demo from public.accounts
      where user_id in (${anna}, ${bo}) order by name`
    expect(rows).toEqual([
      {
        user_id: bo,
        name: '',
        locale: 'sv',
        time_zone: 'Europe/Stockholm',
        currency: 'SEK',
        country: 'SE',
        is_demo: false,
      },
      {
        user_id: anna,
        name: 'Salong Anna',
        locale: 'en',
        time_zone: 'Europe/Stockholm',
        currency: 'SEK',
        country: 'SE',
        is_demo: false,
      },
    ])
  })

  it('is not stopped by a business name that is too long', async () => {
    const id = await signUp(sql, { business_name: 'x'.repeat(5_000) })
    const [account] = await sql`select char_length(name) as length from public.accounts where user_id = ${id}`
    expect(account).toEqual({ length: 200 })
  })

  it('ends with everything of the account when the user is removed', async () => {
    const id = await signUp(sql)
    await sql`delete from auth.users where id = ${id}`
    expect(await sql`select 1 from public.accounts where user_id = ${id}`).toEqual([])
  })
})

describe('the owner', () => {
  it('reads the own account and no other', async () => {
    const rows = await actAs(sql, owner(anna), (tx) => tx`select user_id from public.accounts`)
    expect(rows).toEqual([{ user_id: anna }])
  })

  it('changes name, time zone, language and opening hours', async () => {
    const rows = await actAs(
      sql,
      owner(anna),
      (tx) => tx`
        update public.accounts set name = 'Anna', time_zone = 'America/New_York', locale = 'sv',
          opening_hours = ${tx.json({ mon: [['09:00', '18:00']] })}
        where user_id = ${anna}
        returning name, time_zone, locale, opening_hours, updated_at > created_at as is_dated`,
    )
    expect(rows).toEqual([
      {
        name: 'Anna',
        time_zone: 'America/New_York',
        locale: 'sv',
        opening_hours: { mon: [['09:00', '18:00']] },
        is_dated: true,
      },
    ])
  })

  it.each(['is_demo = true', "currency = 'USD'", `user_id = gen_random_uuid()`, 'created_at = now()'])(
    'may not set %s',
    async (change) => {
      const attempt = actAs(sql, owner(anna), (tx) =>
        tx.unsafe(`update public.accounts set ${change} where true`),
      )
      expect(await refusal(attempt)).toBe('42501')
    },
  )

  it.each(['Europe/Atlantis', 'FOO+3', 'CET5'])('cannot move to the time zone %s', async (zone) => {
    const move = actAs(
      sql,
      owner(anna),
      (tx) => tx`update public.accounts set time_zone = ${zone} where user_id = ${anna}`,
    )
    expect(await refusal(move)).toBe('22023')
  })

  it('changes nothing of another account', async () => {
    const rows = await actAs(
      sql,
      owner(anna),
      (tx) => tx`update public.accounts set name = 'stolen' where user_id = ${bo} returning 1`,
    )
    expect(rows).toEqual([])
  })

  it('neither adds nor removes accounts', async () => {
    const add = actAs(sql, owner(anna), (tx) => tx`insert into public.accounts (user_id) values (${bo})`)
    const remove = actAs(sql, owner(anna), (tx) => tx`delete from public.accounts where user_id = ${anna}`)
    expect([await refusal(add), await refusal(remove)]).toEqual(['42501', '42501'])
  })
})

describe('others', () => {
  it('without a sign-in read nothing', async () => {
    expect(await refusal(actAs(sql, anon, (tx) => tx`select 1 from public.accounts`))).toBe('42501')
  })

  it('with a token of nobody read nothing', async () => {
    const stranger = owner('00000000-0000-0000-0000-000000000000')
    expect(await actAs(sql, stranger, (tx) => tx`select 1 from public.accounts`)).toEqual([])
  })

  it('with the secret key read every account and change none', async () => {
    const rows = await actAs(
      sql,
      serviceRole,
      (tx) => tx`select 1 from public.accounts where user_id in (${anna}, ${bo})`,
    )
    expect(rows).toHaveLength(2)
    const change = actAs(
      sql,
      serviceRole,
      (tx) => tx`update public.accounts set name = 'x' where user_id = ${bo}`,
    )
    expect(await refusal(change)).toBe('42501')
  })
})
