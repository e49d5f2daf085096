import { describe, expect, it } from 'vitest'
import { costs as english } from '@/lib/messages/en/costs'
import { costs as swedish } from '@/lib/messages/sv/costs'
import type { LedgerLine } from '@/lib/queries/ledger-document'
import { ledgerCsv } from './ledger-csv'

const line = (change: Partial<LedgerLine> = {}): LedgerLine => ({
  line_id: 'ai:1',
  occurred_at: '2026-03-24T12:00:00+00:00',
  occurred_on: '2026-03-24',
  source: 'openrouter',
  category: 'ai',
  description: 'openai/gpt-4.1-mini',
  amount: '0.412345',
  currency: 'USD',
  rate: '9.35344',
  rate_date: '2026-03-24',
  rate_source: 'riksbank',
  rate_provisional: false,
  amount_sek: '3.8568442168',
  state: 'final',
  is_setup: false,
  ...change,
})
const rows = (lines: LedgerLine[]) => ledgerCsv(lines, swedish, 'sv').slice(1).trimEnd().split('\r\n')

describe('the file', () => {
  it('has a line that says what rounding each line costs', () => {
    const of = (amount_sek: string) => line({ amount_sek })
    const text = rows([of('3.8568442168'), of('3.70535899'), of('3.81005133'), of('3.59973375')])
    expect(text.slice(1, 5).map((row) => row.split(';')[9])).toEqual(['3,86', '3,71', '3,81', '3,60'])
    expect(text.slice(5)).toEqual([
      'Öresavrundning;;;;;;;;;-0,01;',
      'Summa utan startavgifter;;;;;;;;;14,97;',
    ])
  })

  it('has none when the lines add up', () => {
    expect(rows([line({ amount_sek: '3.86' })]).slice(2)).toEqual(['Summa utan startavgifter;;;;;;;;;3,86;'])
  })

  it('leaves out of the total what has no rate, and set-up fees, and guesses nothing', () => {
    const unknown = line({ rate: null, rate_date: null, rate_source: null, amount_sek: null })
    const setup = line({ category: 'fixed', source: 'fixed', is_setup: true, amount_sek: '4000' })
    const [, first, second, total] = rows([unknown, setup])
    expect(first).toBe('2026-03-24;AI-modell;openai/gpt-4.1-mini;OpenRouter;0,412345;USD;;;;;slutlig')
    expect(second).toContain(';startavgift;')
    expect(total).toBe('Summa utan startavgifter;;;;;;;;;0,00;')
  })

  it('in English has commas between and points within', () => {
    const [, first] = ledgerCsv([line()], english, 'en').split('\r\n')
    expect(first).toBe(
      '2026-03-24,AI model,openai/gpt-4.1-mini,OpenRouter,0.412345,USD,9.35344,2026-03-24,the Riksbank,3.86,final',
    )
  })

  it.each(['=cmd()', '+46', '-1', '@x'])('does not let a spreadsheet run %s', (description) => {
    expect(rows([line({ category: 'fixed', description })])[1]).toContain(`;'${description};`)
  })

  it('quotes what would break a line', () => {
    expect(rows([line({ category: 'fixed', description: 'Moln; "Pro"' })])[1]).toContain(';"Moln; ""Pro""";')
  })
})
