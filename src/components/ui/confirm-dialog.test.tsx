import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { ConfirmDialog } from './confirm-dialog'

function open(state: { isBusy?: boolean; blocked?: string; failure?: string | false } = {}) {
  const onConfirm = vi.fn()
  const onClose = vi.fn()
  render(
    <ConfirmDialog
      title="Ta bort Studion?"
      description="Den försvinner också bakåt i tiden."
      submit="Ta bort"
      busy="Tar bort …"
      keep="Behåll"
      closeLabel="Stäng"
      isBusy={false}
      onConfirm={onConfirm}
      onClose={onClose}
      {...state}
    />,
  )
  return { user: userEvent.setup(), onConfirm, onClose }
}

it('says what goes, and does it only when told to', async () => {
  const { user, onConfirm, onClose } = open()
  expect(screen.getByRole('dialog', { name: 'Ta bort Studion?' })).toHaveAccessibleDescription(
    'Den försvinner också bakåt i tiden.',
  )
  await user.click(screen.getByRole('button', { name: 'Behåll' }))
  expect(onClose).toHaveBeenCalledOnce()
  expect(onConfirm).not.toHaveBeenCalled()
  await user.click(screen.getByRole('button', { name: 'Ta bort' }))
  expect(onConfirm).toHaveBeenCalledOnce()
})

it('takes no second press while it works', async () => {
  const { user, onConfirm } = open({ isBusy: true })
  await user.click(screen.getByRole('button', { name: 'Tar bort …' }))
  expect(onConfirm).not.toHaveBeenCalled()
})

it('says why it cannot be done now; the way out stays open', async () => {
  const { user, onConfirm, onClose } = open({ blocked: 'Du är utan nät.' })
  expect(screen.getByText('Du är utan nät.')).toBeVisible()
  expect(screen.getByRole('button', { name: 'Ta bort' })).toBeDisabled()
  await user.keyboard('{Escape}')
  expect(onClose).toHaveBeenCalledOnce()
  expect(onConfirm).not.toHaveBeenCalled()
})

it('reads a failure out', () => {
  open({ failure: 'Det gick inte.' })
  expect(screen.getByRole('alert')).toHaveTextContent('Det gick inte.')
})
