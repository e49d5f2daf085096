const tasks = new Set<() => void>()

/** Registers what must be forgotten when someone signs out on purpose. */
export function onSignOut(task: () => void): void {
  tasks.add(task)
}

export function forgetOnSignOut(): void {
  for (const task of tasks) task()
}
