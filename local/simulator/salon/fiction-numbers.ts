type NumberRange = { prefix: string; from: number; to: number; digits: number }

/**
 * Numbers that regulators have set aside for film and print: nobody can be reached on them.
 * Sweden: Post- och telestyrelsen; United Kingdom: Ofcom; North America: 555-0100 to 555-0199.
 */
export const fictionRanges = {
  swedishMobile: { prefix: '+467017', from: 40605, to: 40699, digits: 5 },
  stockholm: { prefix: '+46846500', from: 400, to: 499, digits: 3 },
  gothenburg: { prefix: '+46313900', from: 600, to: 699, digits: 3 },
  malmo: { prefix: '+46406280', from: 400, to: 499, digits: 3 },
  london: { prefix: '+44207946', from: 0, to: 999, digits: 4 },
  newYork: { prefix: '+1212555', from: 100, to: 199, digits: 4 },
  losAngeles: { prefix: '+1310555', from: 100, to: 199, digits: 4 },
} as const satisfies Record<string, NumberRange>

export type FictionRange = keyof typeof fictionRanges

export const fictionRangeSize = (name: FictionRange): number =>
  fictionRanges[name].to - fictionRanges[name].from + 1

/** The `index`th number of a range in E.164; indexes past the end start over. */
export function fictionNumber(name: FictionRange, index: number): string {
  const { prefix, from, digits } = fictionRanges[name]
  return prefix + String(from + (index % fictionRangeSize(name))).padStart(digits, '0')
}

export function isFictionNumber(number: string): boolean {
  return Object.values(fictionRanges).some(({ prefix, from, to, digits }) => {
    const rest = number.slice(prefix.length)
    return number.startsWith(prefix) && rest.length === digits && Number(rest) >= from && Number(rest) <= to
  })
}
