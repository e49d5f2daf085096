import { runStack } from './run-stack.ts'

/** `npm run dev`: the same backend, the app with hot reload, functions restarted when they change. */
export const run = (args: string[]) => runStack(args, 'hot')
