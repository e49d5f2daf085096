export type LabelledAt = { name: string; /** Pixels from the top of the plot. */ y: number }

/**
 * Moves labels apart that would lie on each other, as little as needed, and keeps them inside the plot.
 * @param labels from the bottom of the stack up
 * @param gap smallest distance between two labels, pixels
 * @param height of the plot, pixels
 */
export function spreadLabels(labels: LabelledAt[], gap: number, height: number): LabelledAt[] {
  const placed: LabelledAt[] = []
  for (const label of labels) {
    const below = placed.at(-1)
    const highest = below === undefined ? height : below.y - gap
    placed.push({ ...label, y: Math.min(label.y, highest) })
  }
  const overshoot = Math.min(0, placed.at(-1)?.y ?? 0)
  return placed.map((label) => ({ ...label, y: label.y - overshoot }))
}
