/**
 * A table of comma-separated values with a head, as rows by column name (RFC 4180: quotes, doubled quotes, line breaks
 * in quotes). An empty text has no rows. A row that is shorter than the head has no value in its last columns.
 */
export function parseCsv(text: string): Record<string, string>[] {
  const [head, ...rows] = readRows(text.replace(/^\uFEFF/, ''))
  if (head === undefined) return []
  return rows
    .filter((row) => row.some((value) => value !== ''))
    .map((row) => Object.fromEntries(row.map((value, index) => [head[index] ?? `column ${index}`, value])))
}

function readRows(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  // One field with what ends it: quoted, or up to the next comma or line break.
  const field = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r\n|\n|\r|$)/gy
  for (let match = field.exec(text); match; match = field.exec(text)) {
    const [whole, quoted, plain = '', end] = match
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'))
    if (end !== ',') {
      rows.push(row)
      row = []
    }
    if (end === '' || (whole === '' && field.lastIndex >= text.length)) break
  }
  return rows.filter(({ length }, index) => length > 1 || rows[index]?.[0] !== '')
}
