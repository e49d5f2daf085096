/** What all lists say alike: their days, their end, and their filters. */
export const lists = {
  today: 'I dag',
  yesterday: 'I går',
  more: 'Visa fler',
  loadingMore: 'Hämtar fler …',
  moreFailed: 'Det gick inte att hämta fler.',
  end: 'Det var alla.',
  filters: {
    title: 'Filter',
    open: (count: number) => (count === 0 ? 'Filter' : `Filter (${count})`),
    show: 'Visa',
    clear: 'Rensa filter',
    remove: (name: string) => `Ta bort filtret ${name}`,
    active: 'Filter som gäller',
    all: 'Alla',
    from: 'Från och med',
    to: 'Till och med',
    fromDay: (day: string) => `från ${day}`,
    toDay: (day: string) => `till ${day}`,
    nothing: 'Inget stämmer med filtret',
    only: (filters: string) => `Du ser bara: ${filters}.`,
  },
}
