import type { Config } from 'tailwindcss'

/**
 * The named tokens of the visual language. Values live in src/styles/theme.css, once for light and once
 * for dark; this file gives them the names that classes use (`text-ink-soft`, `bg-value-faint`).
 * The scales replace Tailwind's own, so that a raw shade or an eighth text size does not exist.
 */
export default {
  content: [],
  theme: {
    colors: {
      transparent: 'transparent',
      current: 'currentColor',
      paper: 'var(--paper)',
      card: 'var(--card)',
      ink: { DEFAULT: 'var(--ink)', soft: 'var(--ink-soft)', faint: 'var(--ink-faint)' },
      line: 'var(--line)',
      veil: 'var(--veil)',
      value: { DEFAULT: 'var(--value)', soft: 'var(--value-soft)', faint: 'var(--value-faint)' },
      cost: { DEFAULT: 'var(--cost)', soft: 'var(--cost-soft)', faint: 'var(--cost-faint)' },
      warn: { DEFAULT: 'var(--warn)', faint: 'var(--warn-faint)' },
      fault: { DEFAULT: 'var(--fault)', faint: 'var(--fault-faint)' },
      'on-fill': 'var(--on-fill)',
      source: {
        voice: 'var(--source-voice)',
        telephony: 'var(--source-telephony)',
        ai: 'var(--source-ai)',
        booking: 'var(--source-booking)',
        fixed: 'var(--source-fixed)',
      },
    },
    fontFamily: {
      sans: ['"Schibsted Grotesk Variable"', '"Schibsted Grotesk Fallback"', 'system-ui', 'sans-serif'],
      serif: ['"Newsreader Variable"', '"Newsreader Fallback"', 'Georgia', 'serif'],
    },
    fontSize: {
      headline: ['var(--size-headline)', { lineHeight: '1.08', letterSpacing: '-0.022em' }],
      section: ['var(--size-section)', { lineHeight: '1.2', letterSpacing: '-0.012em' }],
      figure: ['var(--size-figure)', { lineHeight: '1.3', letterSpacing: '-0.01em' }],
      lead: ['var(--size-lead)', { lineHeight: '1.5' }],
      body: ['var(--size-body)', { lineHeight: '1.5' }],
      small: ['var(--size-small)', { lineHeight: '1.45' }],
      chart: ['var(--size-chart)', { lineHeight: '1.3' }],
    },
    // Two weights: text, and text that matters.
    fontWeight: { normal: '400', medium: '500', bold: '600' },
    borderRadius: { none: '0', sm: '4px', DEFAULT: '8px', full: '9999px' },
    boxShadow: { none: 'none', raised: 'var(--shadow-raised)' },
  },
} satisfies Config
