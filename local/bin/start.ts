import { runStack } from './run-stack.ts'

/** `npm start` */
export const run = (args: string[]) => runStack(args, 'built')
