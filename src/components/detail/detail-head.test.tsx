import { render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import { DetailHead } from './detail-head'

it('says what it is and what places it, and leaves out what is not known', () => {
  render(<DetailHead title="Klippning" facts={['i dag 10:00', null, 'bokad']} />)
  expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent('Klippning')
  expect(screen.getByRole('paragraph')).toHaveTextContent(/^i dag 10:00·bokad$/)
})
