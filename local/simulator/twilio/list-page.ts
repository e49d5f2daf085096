/** Where a page ended: its last item's time and SID. Stable while newer items arrive. */
type Position = { time: number; sid: string }

type Listing<Item> = {
  /** Newest first by `time`, then by SID descending. */
  items: Iterable<Item>
  time: (item: Item) => number
  matches: (item: Item) => boolean
  query: URLSearchParams
  /** Path of the list, version included: `/2010-04-01/Accounts/AC…/Calls.json`. */
  path: string
}

const readPosition = (token: string | null): Position | null => {
  const match = /^PA([0-9a-f]+)_((?:CA|SM)[0-9a-f]{32})$/.exec(token ?? '')
  return match?.[1] && match[2] ? { time: Number.parseInt(match[1], 16), sid: match[2] } : null
}

const pageSizeOf = (query: URLSearchParams) => {
  const asked = Number(query.get('PageSize') ?? 50)
  return Number.isInteger(asked) && asked >= 1 ? Math.min(asked, 1000) : 50
}

/** Twilio's paging: `next_page_uri` carries a token, is relative to the host, and is null on the last page. */
export function listPage<Item extends { sid: string }>({ items, time, matches, query, path }: Listing<Item>) {
  const after = readPosition(query.get('PageToken'))
  const size = pageSizeOf(query)
  const page: Item[] = []
  let more = false
  for (const item of items) {
    const passed = after && (time(item) > after.time || (time(item) === after.time && item.sid >= after.sid))
    if (passed || !matches(item)) continue
    if (page.length === size) {
      more = true
      break
    }
    page.push(item)
  }
  const number = after ? Number(query.get('Page') ?? 0) : 0
  const address = (changes: Record<string, string>) => {
    const next = new URLSearchParams(query)
    next.delete('Page')
    next.delete('PageToken')
    next.set('PageSize', String(size))
    for (const [name, value] of Object.entries(changes)) next.set(name, value)
    return `${path}?${next.toString()}`
  }
  const last = page.at(-1)
  return {
    items: page,
    paging: {
      page: number,
      page_size: size,
      start: number * size,
      end: number * size + Math.max(0, page.length - 1),
      uri: `${path}${query.size > 0 ? `?${query.toString()}` : ''}`,
      first_page_uri: address({ Page: '0' }),
      previous_page_uri: null,
      next_page_uri:
        more && last
          ? address({ Page: String(number + 1), PageToken: `PA${time(last).toString(16)}_${last.sid}` })
          : null,
    },
  }
}
