import type { ReactNode } from 'react'
import { PageTop } from '@/components/layout/page-top'
import { QueryBlock } from '@/components/query-block'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useDocumentTitle } from '@/hooks/use-document-title'
import { useMessages } from '@/hooks/use-messages'
import { BackLink } from './back-link'

type DetailPageProps = {
  /** Names the tab; the heading is the thing's own. */
  title: string
  back: { to: string; label: string }
  children: ReactNode
}

/** One thing out of a list by itself: the way back, and what is known of it once it has been fetched. */
export function DetailPage({ title, back, children }: DetailPageProps) {
  const { common } = useMessages()
  useDocumentTitle(title)
  return (
    <>
      <PageTop>
        <BackLink to={back.to}>{back.label}</BackLink>
      </PageTop>
      <QueryBlock
        fallback={
          <div className="pt-40">
            <SkeletonRows rows={6} label={common.loading} />
          </div>
        }
      >
        {children}
      </QueryBlock>
    </>
  )
}
