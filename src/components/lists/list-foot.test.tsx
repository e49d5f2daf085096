import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, it, vi } from 'vitest'
import { ListFoot } from './list-foot'
import { moreOf } from './more-of'

const pages = { hasNextPage: true, isFetchingNextPage: false, isFetchNextPageError: false }

describe('the foot of a list', () => {
  it('asks for the next page', async () => {
    const fetchNextPage = vi.fn(() => Promise.resolve())
    render(<ListFoot more={moreOf({ ...pages, fetchNextPage })} />)
    await userEvent.click(screen.getByRole('button', { name: 'Visa fler' }))
    expect(fetchNextPage).toHaveBeenCalledOnce()
    expect(screen.queryByText('Det var alla.')).toBeNull()
  })

  it('takes no second press while it fetches', async () => {
    const fetchNextPage = vi.fn(() => Promise.resolve())
    render(<ListFoot more={moreOf({ ...pages, isFetchingNextPage: true, fetchNextPage })} />)
    await userEvent.click(screen.getByRole('button', { name: 'Hämtar fler …' }))
    expect(fetchNextPage).not.toHaveBeenCalled()
  })

  it('says aloud that more could not be fetched, and can be asked again', () => {
    render(
      <ListFoot
        more={moreOf({ ...pages, isFetchNextPageError: true, fetchNextPage: () => Promise.resolve() })}
      />,
    )
    expect(screen.getByRole('alert')).toHaveTextContent('Det gick inte att hämta fler.')
    expect(screen.getByRole('button', { name: 'Visa fler' })).toBeEnabled()
  })

  it('says that this was all, beside what else one can do', () => {
    render(
      <ListFoot more={moreOf({ ...pages, hasNextPage: false, fetchNextPage: () => Promise.resolve() })}>
        <button type="button">Hämta som fil</button>
      </ListFoot>,
    )
    expect(screen.getByText('Det var alla.')).toBeVisible()
    expect(screen.getAllByRole('button')).toEqual([screen.getByRole('button', { name: 'Hämta som fil' })])
  })
})
