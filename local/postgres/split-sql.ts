/**
 * Cuts a migration into its statements, without their closing semicolons. Semicolons inside quotes,
 * dollar quotes, comments and `begin atomic … end` bodies do not count.
 */
export function splitSql(text: string): string[] {
  const statements: string[] = []
  let start = 0
  let position = 0
  // Depth of SQL-standard function bodies, which hold bare semicolons.
  let atomic = 0
  let previousWord = ''
  const add = (end: number) => {
    const statement = text.slice(start, end).trim()
    if (hasCode(statement)) statements.push(statement)
    start = end + 1
  }
  while (position < text.length) {
    const skipped = skipToken(text, position)
    if (skipped > position) {
      position = skipped
      continue
    }
    const word = /[a-z_][\w$]*/iy
    word.lastIndex = position
    const found = word.exec(text)?.[0].toLowerCase()
    if (found) {
      if (found === 'atomic' && previousWord === 'begin') atomic = 1
      else if (atomic > 0 && found === 'case') atomic += 1
      else if (atomic > 0 && found === 'end') atomic -= 1
      previousWord = found
      position += found.length
      continue
    }
    if (text[position] === ';' && atomic === 0) {
      add(position)
      previousWord = ''
    }
    position += 1
  }
  add(text.length)
  return statements
}

/** The statement without its leading comments and blanks. */
export function withoutLeadingComments(statement: string): string {
  let position = 0
  for (;;) {
    while (/\s/.test(statement[position] ?? '')) position += 1
    const next = skipComment(statement, position)
    if (next === position) return statement.slice(position)
    position = next
  }
}

const hasCode = (statement: string) => withoutLeadingComments(statement) !== ''

/** End of the quote or comment that begins at `position`, or `position` when none does. */
function skipToken(text: string, position: number): number {
  const char = text[position]
  if (char === "'")
    return skipQuote(text, position, "'", /e/i.test(text[position - 1] ?? '') && isLonePrefix(text, position))
  if (char === '"') return skipQuote(text, position, '"', false)
  if (char === '$') return skipDollarQuote(text, position)
  return skipComment(text, position)
}

/** True when the letter before a quote is the E of an escape string and not the end of a word. */
const isLonePrefix = (text: string, position: number) => !/[\w$]/.test(text[position - 2] ?? '')

function skipQuote(text: string, position: number, quote: string, escapes: boolean): number {
  for (let at = position + 1; at < text.length; at += 1) {
    if (escapes && text[at] === '\\') at += 1
    else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at + 1
      at += 1
    }
  }
  return text.length
}

function skipDollarQuote(text: string, position: number): number {
  // Inside an identifier a dollar sign opens nothing: a$1$ is one word.
  if (/[\w$]/.test(text[position - 1] ?? '')) return position
  const opening = /\$(?:[a-z_\u0080-\uffff][\w\u0080-\uffff]*)?\$/iy
  opening.lastIndex = position
  const tag = opening.exec(text)?.[0]
  if (!tag) return position
  const end = text.indexOf(tag, position + tag.length)
  return end < 0 ? text.length : end + tag.length
}

function skipComment(text: string, position: number): number {
  if (text.startsWith('--', position)) {
    const end = text.indexOf('\n', position)
    return end < 0 ? text.length : end + 1
  }
  if (!text.startsWith('/*', position)) return position
  let depth = 0
  for (let at = position; at < text.length; at += 1) {
    if (text.startsWith('/*', at)) depth += 1
    else if (text.startsWith('*/', at)) depth -= 1
    else continue
    at += 1
    if (depth === 0) return at + 1
  }
  return text.length
}
