import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useUserId } from '@/hooks/use-session'
import { updateAccount } from '@/lib/queries/accounts'

/** Saves some of the account's own fields. */
export const useUpdateAccount = () => useMutation(updateAccount(useQueryClient(), useUserId()))
