import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { formatsFor } from '@/lib/formats'
import { messagesFor } from '@/lib/messages/messages'
import type { Phrase } from '@/lib/messages/phrase'
import { dashboardAnswer } from '@/testing/dashboard-builder'
import { answerOf } from './answer'
import { sayAnswer, sayLead } from './say-answer'

// Days of another year are written with it.
beforeEach(() => vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-23T12:00:00Z') }))
afterEach(() => vi.useRealTimers())

const period = { start: '2026-10-01', end: '2026-10-31' }
type Change = Parameters<typeof dashboardAnswer>[1]
const text = (phrase: Phrase) =>
  phrase
    .map((part) => (typeof part === 'string' ? part : part.strong))
    .join('')
    .trim()

function said(change: Change, locale: 'sv' | 'en' = 'sv', days = period) {
  const dashboard = dashboardAnswer(days, change)
  const words = messagesFor(locale).overview
  const formats = formatsFor(locale, 'Europe/Stockholm')
  const answer = answerOf(dashboard)
  const plain = (phrase: Phrase) => text(phrase).replaceAll('\u00a0', ' ')
  return [
    plain(sayAnswer(answer, words.answer, formats)),
    plain(sayLead(dashboard, answer, words.lead, formats)),
  ]
}

describe('the words of the answer', () => {
  it('are those of the picture', () => {
    expect(said({})).toEqual([
      'Varje krona gav minst 4,20 kr tillbaka',
      'Receptionisten kostade 2 418 kr och gav troligen 13 660 kr. I det ligger elva bokningar som kom genom samtalen, och 19 timmar du slapp i telefon.',
    ])
    expect(said({}, 'en')[0]).toBe('Every krona gave at least 4.20 kr back')
  })

  it('say "so far" of a period that goes on', () => {
    const running = { start: '2026-11-01', end: '2026-11-23' }
    expect(said({}, 'sv', running)[1]).toContain('har hittills kostat 2 418 kr och troligen gett 13 660 kr')
  })

  it('name what is missing, and since when', () => {
    const [, lead] = said({
      missing: [{ what: 'ai_source' }, { what: 'booking_source', since: '2026-10-12' }, { what: 'rate' }],
    })
    expect(lead).toContain('En del av kostnaden saknar växelkurs och är inte med.')
    expect(lead).toContain('Kostnaden för AI är inte med, för ingen AI-tjänst är ansluten.')
    expect(lead).toContain('Bokningar efter 12 oktober är inte med, för bokningssystemet är frånkopplat.')
  })

  it('speak of too few calls instead of a percentage', () => {
    expect(said({ roi_hidden: 'few_calls', funnel: { handled: 7 } })[0]).toBe(
      'Sju samtal är för få för ett säkert svar',
    )
    expect(said({ roi_hidden: 'few_calls', funnel: { handled: 1 } }, 'en')[0]).toBe(
      'One call is too few for a sure answer',
    )
  })

  it('count minutes where there are no hours, and leave out what there is none of', () => {
    expect(said({ bookings: 0, value: { labour_hours: '0.75' } })[1]).toContain(
      'Det är 45 min du slapp i telefon.',
    )
    expect(said({ bookings: 1, value: { labour_hours: '0' } })[1]).toContain(
      'I det ligger en bokning som kom genom samtalen.',
    )
  })

  it('claim no sums when the cost is not known', () => {
    const [headline, lead] = said({ roi_hidden: 'unknown', range: { likely: { cost_sek: null } } })
    expect(headline).toBe('Vi vet inte än vad receptionisten kostade')
    expect(lead).toBe('Det saknas uppgifter, och det som saknas räknar vi inte som noll.')
  })
})
