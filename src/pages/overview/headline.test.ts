import { describe, expect, it } from 'vitest'
import { headlineOf } from './headline'

const today = (answered: number, missed: number, in_progress = 0) => ({
  calls: answered + missed + in_progress,
  answered,
  missed,
  in_progress,
  seconds: answered * 60,
  messages: 0,
})

describe('the headline', () => {
  it('counts answered among ended calls, not those still going on', () => {
    expect(headlineOf(today(23, 4, 2))).toEqual({ says: 'some-answered', answered: 23, ended: 27 })
  })

  it('is plain when there is little', () => {
    expect(headlineOf(today(0, 0))).toEqual({ says: 'no-calls-today' })
    expect(headlineOf(today(0, 0, 1))).toEqual({ says: 'only-in-progress', inProgress: 1 })
    expect(headlineOf(today(1, 0))).toEqual({ says: 'all-answered', answered: 1 })
    expect(headlineOf(today(0, 1))).toEqual({ says: 'none-answered', missed: 1 })
  })

  it('does not say all or none while calls go on', () => {
    expect(headlineOf(today(1, 0, 2))).toEqual({ says: 'answered-so-far', answered: 1 })
    expect(headlineOf(today(0, 3, 1))).toEqual({ says: 'missed-so-far', missed: 3 })
  })

  it('does not blame the receptionist for calls we made that nobody took', () => {
    expect(headlineOf({ ...today(0, 0), calls: 3 })).toEqual({ says: 'no-calls-today' })
  })
})
