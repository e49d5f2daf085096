import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useUserId } from '@/hooks/use-session'
import { manageIntegrations } from '@/lib/queries/integrations'

/** The one mutation behind every act on a connection, bound to the signed-in account. */
export const useManageIntegrations = () => useMutation(manageIntegrations(useQueryClient(), useUserId()))
