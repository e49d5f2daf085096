import { useSuspenseQuery } from '@tanstack/react-query'
import { accountQueries } from '@/lib/queries/accounts'
import { useUserId } from './use-session'

/** The owner's business; the shell has loaded it before any page shows. */
export const useAccount = () => useSuspenseQuery(accountQueries.mine(useUserId())).data
