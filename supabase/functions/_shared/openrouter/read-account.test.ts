import { expect, it } from 'vitest'
import { readCredits, readKey, readKeys } from './read-account.ts'

const key = {
  label: 'sk-or-v1-abc...123',
  usage_daily: '0.25',
  byok_usage_daily: '1e-8',
  is_management_key: true,
  is_provisioning_key: true,
  limit: null,
}

it('reads the kind of the key and what it has spent today', () => {
  expect(readKey({ data: key })).toEqual({
    label: 'sk-or-v1-abc...123',
    creditsUsd: '0.25',
    byokUsd: '0.00000001',
    isManagementKey: true,
  })
})

it('knows a management key by its old name too, and takes silence for another kind', () => {
  const { is_management_key: _, ...old } = key
  expect(readKey({ data: old })).toMatchObject({ isManagementKey: true })
  expect(readKey({ data: { ...key, is_management_key: false } })).toMatchObject({ isManagementKey: false })
  const { is_provisioning_key: __, ...silent } = old
  expect(readKey({ data: silent })).toMatchObject({ isManagementKey: false })
})

it('reads a page of keys', () => {
  expect(readKeys({ data: [{ ...key, hash: 'f01d' }] })).toMatchObject([{ hash: 'f01d', creditsUsd: '0.25' }])
  expect(readKeys({ data: {} })).toBeUndefined()
})

it('reads credits', () => {
  expect(readCredits({ data: { total_credits: '110.5', total_usage: '73.2' } })).toEqual({
    boughtUsd: '110.5',
    usedUsd: '73.2',
  })
  expect(readCredits({ error: { code: 403 } })).toBeUndefined()
})
