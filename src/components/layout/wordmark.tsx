/** The name, with its point. */
export function Wordmark() {
  return (
    <span className="font-serif text-figure font-bold tracking-tight">
      Payback<span className="text-value">.</span>
    </span>
  )
}
