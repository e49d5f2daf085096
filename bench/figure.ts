/** One line of the table that `npm run bench` prints, and one entry of its JSON. */
export type Figure = {
  name: string
  value: number
  unit: string
  /** What must hold for `value`, e.g. `<= 6`. */
  goal: string
  ok: boolean
  /** What the goal is held against, when that is not the value itself. */
  judged?: number
}

/** A measurement that gives one figure or several; `name` is what `--only` takes. */
export type Benchmark = { name: string; measure: () => Promise<Figure[]> }

type Goal = { atMost: number } | { atLeast: number }

/**
 * @param judged what the goal is held against when it is not the value itself: the bad end of an interval
 */
export function figure(name: string, value: number, unit: string, goal: Goal, judged = value): Figure {
  const ok = 'atMost' in goal ? judged <= goal.atMost : judged >= goal.atLeast
  return {
    name,
    value: Number(value.toPrecision(4)),
    unit,
    goal: 'atMost' in goal ? `<= ${goal.atMost}` : `>= ${goal.atLeast}`,
    ok,
    ...(judged !== value && { judged: Number(judged.toPrecision(4)) }),
  }
}
