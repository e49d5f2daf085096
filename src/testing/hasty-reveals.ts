/**
 * React holds back what is ready after a skeleton for up to 300 ms, so that a page does not flicker. Nobody looks here,
 * and every test would wait for it. React takes its timer as it is loaded: this comes before anything that loads it.
 */
const later = globalThis.setTimeout
Object.assign(globalThis, { setTimeout: (run: () => void) => later(run, 0) })
await import('react-dom/client')
Object.assign(globalThis, { setTimeout: later })
