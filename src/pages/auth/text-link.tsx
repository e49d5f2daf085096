import { Link, type LinkProps } from 'react-router'

/** A link inside a sentence or a form. */
export function TextLink(props: LinkProps) {
  return (
    <Link
      {...props}
      className="rounded-sm text-small text-ink underline decoration-ink-faint underline-offset-4 hover:decoration-current"
    />
  )
}
