/**
 * Resolves when the browser has painted what is on the page now, so that heavy code is asked for only after it.
 * In a hidden tab no frame is ever painted, so a short time does as well.
 */
export function afterFirstPaint(): Promise<void> {
  return new Promise((resolve) => {
    const fallback = setTimeout(resolve, 400)
    requestAnimationFrame(() => {
      // The frame's own paint comes right after this callback; a task queued from it runs behind the paint.
      setTimeout(() => {
        clearTimeout(fallback)
        resolve()
      }, 0)
    })
  })
}
