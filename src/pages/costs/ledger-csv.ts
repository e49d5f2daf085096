import Big from 'big.js'
import type { Locale } from '@/lib/locale'
import type { Messages } from '@/lib/messages/messages'
import type { LedgerLine } from '@/lib/queries/ledger-document'
import { descriptionOf, sourceName } from './cost-words'

const HALF_AWAY_FROM_ZERO = 1
const inOre = (amount: Big) => amount.round(2, HALF_AWAY_FROM_ZERO)

/**
 * The lines as a file for a spreadsheet. Each line is rounded to öre; the total is rounded once, so a line says what that
 * differs. Swedish spreadsheets part columns by semicolons and write decimals with a comma.
 */
export function ledgerCsv(lines: LedgerLine[], words: Messages['costs'], locale: Locale): string {
  const own = words.export
  const decimal = (text: string) => (locale === 'sv' ? text.replace('.', ',') : text)
  const kronor = (amount: Big) => decimal(inOre(amount).toFixed(2))

  const running = lines.flatMap(({ is_setup, amount_sek }) =>
    is_setup || amount_sek === null ? [] : [new Big(amount_sek)],
  )
  const total = running.reduce((sum, amount) => sum.plus(amount), new Big(0))
  const ofLines = running.reduce((sum, amount) => sum.plus(inOre(amount)), new Big(0))
  const rounding = inOre(total).minus(ofLines)

  const row = (line: LedgerLine) => [
    line.occurred_on,
    line.is_setup ? own.setup : words.category(line.category),
    safe(descriptionOf(line, words)),
    sourceName(line.source, words),
    decimal(line.amount),
    line.currency,
    line.rate === null ? '' : decimal(line.rate),
    line.rate_date ?? '',
    words.sources[line.rate_source ?? ''] ?? '',
    line.amount_sek === null ? '' : kronor(new Big(line.amount_sek)),
    own.states[line.state],
  ]
  const sum = (name: string, amount: Big) => [name, ...Array<string>(8).fill(''), kronor(amount), '']
  const rows = [
    own.heads,
    ...lines.map(row),
    ...(rounding.eq(0) ? [] : [sum(own.rounding, rounding)]),
    sum(own.total, total),
  ]
  const separator = locale === 'sv' ? ';' : ','
  // The mark at the beginning tells Excel that it is UTF-8.
  return `\uFEFF${rows.map((cells) => cells.map((cell) => quoted(cell, separator)).join(separator)).join('\r\n')}\r\n`
}

/** A text that a spreadsheet would take for a formula is marked as text. */
const safe = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
const quoted = (text: string, separator: string) =>
  text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
