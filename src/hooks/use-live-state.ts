import { create } from 'zustand'
import { onSignOut } from '@/lib/on-sign-out'

export type ChannelState = 'connecting' | 'live' | 'down'

type LiveState = { channel: ChannelState; fetchedAt: number | null; failedAt: number | null }

const useLiveStore = create<LiveState>()(() => ({ channel: 'connecting', fetchedAt: null, failedAt: null }))

export const noteChannel = (channel: ChannelState) => useLiveStore.setState({ channel })
export const noteFetched = (at: number) => useLiveStore.setState({ fetchedAt: at })
export const noteFailed = (at: number) => useLiveStore.setState({ failedAt: at })
onSignOut(() => useLiveStore.setState({ channel: 'connecting', fetchedAt: null, failedAt: null }))

/** What the open page knows about its own freshness: the channel, and the last fetch that worked or failed. */
export const useLiveState = () => useLiveStore()
