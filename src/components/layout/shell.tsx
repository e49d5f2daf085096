import type { ReactNode } from 'react'
import { BarNavigation, RailNavigation, type Place } from './navigation'
import { Wordmark } from './wordmark'

type ShellProps = {
  words: { skip: string; navigation: string }
  /** Groups of places, for a desk. */
  rail: Place[][]
  /** Few places, for a phone. */
  bar: Place[]
  /** Under the places on a desk: whose figures these are. */
  account: ReactNode
  /** Over the page on a phone, where the rail does not fit. */
  ribbon: ReactNode
  children: ReactNode
}

/** The frame of every page: rail or bar, and the content between. */
export function Shell({ words, rail, bar, account, ribbon, children }: ShellProps) {
  return (
    <>
      <a
        href="#content"
        className="sr-only z-50 rounded bg-card px-4 py-3 text-body font-medium focus:not-sr-only focus:fixed focus:top-3 focus:left-3"
      >
        {words.skip}
      </a>
      <div className="md:flex">
        <header className="print-hidden sticky top-0 hidden h-dvh w-(--rail-width) shrink-0 flex-col border-e border-line px-3.5 pt-7 pb-6 md:flex">
          <div className="mb-8 px-2.5">
            <Wordmark />
          </div>
          <RailNavigation label={words.navigation} groups={rail} />
          <div className="mt-auto border-t border-line px-2.5 pt-4">{account}</div>
        </header>
        <div className="min-w-0 flex-1">
          {ribbon && <header className="print-hidden md:hidden">{ribbon}</header>}
          <main
            id="content"
            tabIndex={-1}
            className="mx-auto w-full max-w-[75rem] px-5 pt-4 pb-[calc(var(--bar-height)+4rem)] md:px-12 md:pt-6 md:pb-24"
          >
            {children}
          </main>
        </div>
      </div>
      <BarNavigation label={words.navigation} places={bar} />
    </>
  )
}
