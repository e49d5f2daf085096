const categories: Record<string, { name: string; series: string; the: string }> = {
  voice: { name: 'Röstplattform', series: 'Röst', the: 'rösten' },
  telephony: { name: 'Telefoni', series: 'Telefoni', the: 'telefonin' },
  ai: { name: 'AI-modell', series: 'AI', the: 'AI-modellen' },
  booking: { name: 'Bokningssystem', series: 'Bokning', the: 'bokningssystemet' },
  fixed: { name: 'Fasta avgifter', series: 'Fast', the: 'det fasta' },
}
const other = { name: 'Övrigt', series: 'Övrigt', the: 'övrigt' }

/** What a kind of cost is called: by itself, beside a chart, and inside a sentence. */
export const category = (kind: string) => categories[kind] ?? other
