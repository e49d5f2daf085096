type Element = (text: string) => unknown

/**
 * Reads Postgres's text of an array into nested arrays: an unquoted NULL is null and a quoted "NULL" is a word,
 * which the driver's own reader confuses.
 */
export function readArrayText(text: string, element: Element): unknown[] {
  // Arrays that do not begin at 1 say so before the braces: [0:1]={…}
  let at = text.indexOf('{') + 1

  function readItems(): unknown[] {
    const items: unknown[] = []
    while (at < text.length) {
      const sign = text[at]
      if (sign === '}') {
        at++
        return items
      }
      if (sign === ',') at++
      else if (sign === '{') {
        at++
        items.push(readItems())
      } else items.push(sign === '"' ? readQuoted() : readBare())
    }
    return items
  }

  function readQuoted(): unknown {
    let value = ''
    for (at++; text[at] !== '"'; at++) {
      if (text[at] === '\\') at++
      value += text[at] ?? ''
    }
    at++
    return element(value)
  }

  function readBare(): unknown {
    const end = text.slice(at).search(/[,}]/)
    const value = text.slice(at, at + end)
    at += end
    return value === 'NULL' ? null : element(value)
  }

  return readItems()
}
