/** The characters of GSM 03.38; those after the bar take two places. */
const single = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const double = new Set('^{}\\[~]|€')

/** How many messages a text is charged as: 160 GSM characters or 70 others, fewer when it is split. */
export function smsSegments(body: string): number {
  const characters = [...body]
  if (characters.every((character) => single.has(character) || double.has(character))) {
    const length = characters.reduce((sum, character) => sum + (double.has(character) ? 2 : 1), 0)
    return length <= 160 ? 1 : Math.ceil(length / 153)
  }
  return body.length <= 70 ? 1 : Math.ceil(body.length / 67)
}
