/** The three runs of the model (F12): everything at its careful end, as it most likely is, at its generous end. */
export const runs = ['low', 'likely', 'high'] as const
export type Run = (typeof runs)[number]
