import { Link } from 'react-router'
import { paths } from '@/app/paths'
import { PhraseText } from '@/components/phrase-text'
import { useFormats } from '@/hooks/use-formats'
import { useMessages } from '@/hooks/use-messages'
import { callFilterSearch, type CallFilters } from '@/lib/call-filters'
import type { LocalDay } from '@/lib/local-days'
import type { Phrase } from '@/lib/messages/phrase'
import type { Overview } from '@/lib/queries/overview-document'
import { headlineOf } from './headline'

type TodayBlockProps = { overview: Overview; today: LocalDay; days: number }

function useHeadline({ today }: Overview): Phrase {
  const { headline } = useMessages().overview
  const { number } = useFormats()
  const said = headlineOf(today)
  switch (said.says) {
    case 'some-answered':
      return headline.someAnswered(number(said.answered), number(said.ended))
    case 'all-answered':
      return headline.allAnswered(said.answered, number(said.answered))
    case 'none-answered':
      return headline.noneAnswered(said.missed, number(said.missed))
    case 'answered-so-far':
      return headline.answeredSoFar(said.answered, number(said.answered))
    case 'missed-so-far':
      return headline.missedSoFar(said.missed, number(said.missed))
    case 'only-in-progress':
      return headline.onlyInProgress(said.inProgress, number(said.inProgress))
    case 'no-calls-today':
      return headline.noCallsToday
  }
}

function useLead({ today, totals, last_event_at: lastEventAt }: Overview, days: number): Phrase {
  const { lead } = useMessages().overview
  const formats = useFormats()
  const said = headlineOf(today)
  const ended = totals.answered + totals.missed
  const saysMissed = said.says === 'some-answered'

  const phrase: Phrase = []
  if (saysMissed) phrase.push(...lead.missed(today.missed, formats.number(today.missed)))
  if (today.answered > 1)
    phrase.push(
      ...lead.talked(formats.duration(today.seconds), formats.duration(today.seconds / today.answered)),
    )
  if (today.answered === 1 && today.missed === 0)
    phrase.push(...lead.talkedOnce(formats.duration(today.seconds)))
  if (today.in_progress > 0 && said.says !== 'only-in-progress')
    phrase.push(...lead.inProgress(today.in_progress, formats.number(today.in_progress)))
  if (phrase.length > 0) return phrase

  if (ended > 0)
    phrase.push(...lead.periodSoFar(days, formats.number(totals.answered), formats.number(ended)))
  else phrase.push(...lead.quietPeriod(days))
  if (lastEventAt !== null) phrase.push(...lead.latest(formats.dateTime(lastEventAt)))
  return phrase
}

/** The first thing on the page: today in one sentence, what lies behind it, and the few numbers beside it. */
export function TodayBlock({ overview, today: day, days }: TodayBlockProps) {
  const { today: words } = useMessages().overview
  const formats = useFormats()
  const headline = useHeadline(overview)
  const lead = useLead(overview, days)
  const { today } = overview
  const open = (filters: Partial<CallFilters>) =>
    paths.calls.href(callFilterSearch({ from: day, to: day, ...filters }))

  const facts = [
    {
      key: 'missed',
      figure: today.missed === 0 ? words.none : formats.number(today.missed),
      text: today.missed === 0 ? words.noneMissed : words.missed,
      href: open({ outcome: 'missed' }),
      isShown: today.calls > 0,
    },
    {
      key: 'talked',
      figure: formats.duration(today.seconds),
      text: words.talked,
      href: open({ kind: 'call' }),
      isShown: today.seconds > 0,
    },
    {
      key: 'messages',
      figure: formats.number(today.messages),
      text: words.messages(today.messages),
      href: open({ kind: 'sms' }),
      isShown: today.messages > 0,
    },
  ].filter((fact) => fact.isShown)

  return (
    <header className="grid gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_15rem] lg:items-end">
      <div>
        <h2 className="max-w-[17ch] text-headline">
          <PhraseText phrase={headline} strong="value" />
        </h2>
        <p className="mt-4 max-w-[54ch] text-lead text-ink-soft md:mt-5">
          <PhraseText phrase={lead} strong="ink" />
        </p>
      </div>
      {facts.length > 0 && (
        <ul
          aria-label={words.label}
          className="grid grid-cols-2 gap-6 border-line max-lg:border-t max-lg:pt-6 md:max-lg:grid-cols-3 lg:grid-cols-1 lg:border-s lg:ps-7"
        >
          {facts.map(({ key, figure, text, href }) => (
            <li key={key}>
              <Link to={href} className="group block">
                <span className="block text-figure font-bold decoration-ink-faint underline-offset-4 group-hover:underline">
                  {figure}
                </span>
                <span className="text-small text-ink-soft">{text}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </header>
  )
}
