import { render, screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { FactList } from './fact-list'

it('names each fact, with a note where one is needed, under its own heading', () => {
  render(
    <FactList
      id="facts"
      title="Fakta"
      facts={[
        { term: 'Status', fact: 'bokad', note: 'väntar på godkännande' },
        { term: 'Pris', fact: '650 kr' },
      ]}
    />,
  )
  const facts = within(screen.getByRole('region', { name: 'Fakta' }))
  expect(facts.getAllByRole('term').map((term) => term.textContent)).toEqual(['Status', 'Pris'])
  expect(facts.getAllByRole('definition').map((fact) => fact.textContent)).toEqual([
    'bokadväntar på godkännande',
    '650 kr',
  ])
})
