/** Waits no longer than this: a hidden tab paints nothing, and some browsers do not tell of it. */
const patienceMs = 2000

/** Resolves when the browser has told of its first paint with content; at once if that was long ago. */
function firstContentfulPaint(): Promise<void> {
  return new Promise((resolve) => {
    if (!PerformanceObserver.supportedEntryTypes.includes('paint')) return resolve()
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length === 0) return
      observer.disconnect()
      resolve()
    })
    observer.observe({ type: 'paint', buffered: true })
  })
}

/** Resolves after the frame that shows what is on the page now. */
function nextFrame(): Promise<void> {
  return new Promise((resolve) => {
    // The frame's own paint comes right after this callback; a task queued from it runs behind the paint.
    requestAnimationFrame(() => setTimeout(resolve, 0))
  })
}

/**
 * Resolves when the browser has painted what is on the page now, so that heavy code is asked for only after
 * it. A frame alone is not enough on the first view: it is drawn a while before it is on the screen.
 */
export async function afterFirstPaint(): Promise<void> {
  const patience = new Promise<void>((resolve) => setTimeout(resolve, patienceMs))
  await Promise.race([firstContentfulPaint().then(nextFrame), patience])
}
