import { create } from 'zustand'

export type Toast = { id: number; tone: 'calm' | 'fault'; text: string }

const lifetimeMs = 6000
let lastId = 0

const useToastStore = create<{ toasts: Toast[] }>()(() => ({ toasts: [] }))

export const useToasts = () => useToastStore((state) => state.toasts)

export function dismissToast(id: number): void {
  useToastStore.setState(({ toasts }) => ({ toasts: toasts.filter((toast) => toast.id !== id) }))
}

/** Says something in passing. The same words are not shown twice at once. */
export function showToast(text: string, tone: Toast['tone'] = 'calm'): void {
  if (useToastStore.getState().toasts.some((toast) => toast.text === text)) return
  const id = ++lastId
  useToastStore.setState(({ toasts }) => ({ toasts: [...toasts, { id, tone, text }] }))
  window.setTimeout(() => dismissToast(id), lifetimeMs)
}
