import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, it, vi } from 'vitest'
import { DialogForm } from './dialog-form'
import { TextField } from './text-field'

function open(
  state: { isBusy?: boolean; isDisabled?: boolean; blocked?: string; failure?: string | false } = {},
) {
  const onSubmit = vi.fn<(typed: FormData) => void>()
  render(
    <DialogForm onSubmit={onSubmit} submit="Spara" busy="Sparar …" isBusy={false} {...state}>
      <TextField label="Namn" name="name" />
    </DialogForm>,
  )
  return { user: userEvent.setup(), onSubmit }
}

it('hands over what was typed, by the button or by Enter, and loads no page', async () => {
  const { user, onSubmit } = open()
  await user.type(screen.getByLabelText('Namn'), 'Studion{Enter}')
  await user.click(screen.getByRole('button', { name: 'Spara' }))
  expect(onSubmit.mock.calls.map(([typed]) => typed.get('name'))).toEqual(['Studion', 'Studion'])
  expect(screen.queryByRole('alert')).toBeNull()
})

it.each([
  ['at work', { isBusy: true }, 'Sparar …'],
  ['waiting for something to be filled in', { isDisabled: true }, 'Spara'],
  ['without a network', { blocked: 'Du är utan nät.' }, 'Spara'],
])('sends nothing while %s', async (_, state, name) => {
  const { user, onSubmit } = open(state)
  await user.type(screen.getByLabelText('Namn'), 'Studion{Enter}')
  await user.click(screen.getByRole('button', { name }))
  expect(onSubmit).not.toHaveBeenCalled()
})

it('says why it cannot be sent, and reads out why it failed', () => {
  open({ blocked: 'Du är utan nät.', failure: 'Det gick inte.' })
  expect(screen.getByText('Du är utan nät.')).toBeVisible()
  expect(screen.getByRole('alert')).toHaveTextContent('Det gick inte.')
})
