/** What all lists say alike: their days, their end, and their filters. */
export const lists = {
  today: 'I dag',
  yesterday: 'I går',
  more: 'Visa fler',
  loadingMore: 'Hämtar fler …',
  moreFailed: 'Det gick inte att hämta fler.',
  end: 'Det var alla.',
}
