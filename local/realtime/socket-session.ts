import { setTimeout as wait } from 'node:timers/promises'
import type { RawData, WebSocket } from 'ws'
import { Channel, type ChannelSocket } from './channel.ts'
import { type Caller, decideJoin } from './decide-join.ts'
import { decodeFrame, encodeFrame, type Frame, type ProtocolVersion } from './frame.ts'
import { field, readJoin } from './read-join.ts'
import { maxBufferedBytes, maxChannels } from './realtime-options.ts'
import { refreshToken } from './refresh-token.ts'
import type { SessionContext } from './session-context.ts'

const prefix = 'realtime:'

/** One client's socket: reads frames, keeps its channels, answers in order per topic. */
export class SocketSession implements ChannelSocket {
  readonly version: ProtocolVersion
  readonly #socket: WebSocket
  readonly #context: SessionContext
  readonly #caller: Caller
  readonly #channels = new Map<string, Channel>()
  /** Per topic the work still to be done; a join asks the database, and what follows it must wait. */
  readonly #queues = new Map<string, Promise<void>>()
  readonly #idleTimer: NodeJS.Timeout
  #joining = 0

  constructor(socket: WebSocket, version: ProtocolVersion, caller: Caller, context: SessionContext) {
    this.#socket = socket
    this.version = version
    this.#caller = caller
    this.#context = context
    this.#idleTimer = setTimeout(() => socket.close(1000), context.timings.idle)
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary))
    socket.on('ping', () => this.#idleTimer.refresh())
    socket.on('pong', () => this.#idleTimer.refresh())
    // Broken frames and frames above the limit end here; ws closes the socket itself.
    socket.on('error', (error) => context.log(`realtime: socket closed: ${error.message}`))
    socket.on('close', () => this.#end())
  }

  send(frame: Frame): void {
    this.sendRaw(encodeFrame(this.version, frame))
  }

  sendRaw(frame: string | Buffer): void {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (this.#socket.bufferedAmount > maxBufferedBytes) this.#socket.terminate()
    else this.#socket.send(frame)
  }

  drop(channel: Channel): void {
    channel.dispose()
    this.#context.hub.remove(channel)
    if (this.#channels.get(channel.topic) === channel) this.#channels.delete(channel.topic)
  }

  #end(): void {
    clearTimeout(this.#idleTimer)
    for (const channel of [...this.#channels.values()]) this.drop(channel)
  }

  #receive(data: RawData, isBinary: boolean): void {
    this.#idleTimer.refresh()
    const frame = decodeFrame(this.version, toBuffer(data), isBinary)
    if (!frame) return this.#context.log('realtime: malformed frame dropped')
    const { topic, event } = frame
    if (topic === 'phoenix' && event === 'heartbeat') return this.#reply(frame, 'ok', {})
    if (!topic.startsWith(prefix)) return this.#answerUnknownTopic(frame)
    this.#enqueue(frame)
  }

  #enqueue(frame: Frame): void {
    const { topic } = frame
    const before = this.#queues.get(topic) ?? Promise.resolve()
    const work = before.then(() => this.#handle(frame)).catch((error: unknown) => this.#fail(frame, error))
    const last = work.finally(() => {
      if (this.#queues.get(topic) === last) this.#queues.delete(topic)
    })
    this.#queues.set(topic, last)
  }

  async #handle(frame: Frame): Promise<void> {
    if (this.#socket.readyState !== this.#socket.OPEN) return
    if (frame.event === 'phx_join') return this.#join(frame)
    const channel = this.#channels.get(frame.topic)
    if (!channel) return this.#answerUnknownTopic(frame)
    switch (frame.event) {
      case 'phx_leave':
        return this.#leave(frame, channel)
      case 'access_token': {
        const token = field(frame.payload, 'access_token')
        return refreshToken(this.#context, channel, token, this.#caller.headers)
      }
      case 'broadcast':
        return this.#refuseBroadcast(frame, channel)
      case 'presence':
        return this.#reply(frame, 'error', {
          reason: 'PresenceNotOffered: presence is not offered by the local Realtime',
        })
    }
  }

  async #join(frame: Frame): Promise<void> {
    this.#channels.get(frame.topic)?.close()
    if (this.#channels.size + this.#joining >= maxChannels) {
      return this.#refuseJoin(frame, 'ChannelRateLimitReached: Too many channels')
    }
    const name = frame.topic.slice(prefix.length)
    const request = readJoin(frame.payload)
    this.#joining += 1
    const decision = await decideJoin(this.#context, this.#caller, name, request).finally(() => {
      this.#joining -= 1
    })
    if (!decision.ok) return this.#refuseJoin(frame, decision.reason)
    if (this.#socket.readyState !== this.#socket.OPEN) return

    const start = { ...request, ...decision, name, topic: frame.topic, joinRef: frame.joinRef ?? frame.ref }
    const channel = new Channel(this, start, this.#context.timings.tokenCheck)
    this.#channels.set(frame.topic, channel)
    this.#context.hub.add(channel)
    this.#reply(frame, 'ok', { postgres_changes: [] })
    if (request.wantsReplicationReady) void this.#announceStream(channel)
  }

  async #refuseJoin(frame: Frame, reason: string): Promise<void> {
    this.#context.log(`realtime: join refused: ${reason}`)
    await wait(this.#context.timings.refusal)
    this.#reply(frame, 'error', { reason })
  }

  #leave(frame: Frame, channel: Channel): void {
    this.#reply(frame, 'ok', {})
    // A late leave of an earlier join must not end the present one.
    if (frame.joinRef === null || frame.joinRef === channel.joinRef) channel.close()
  }

  #refuseBroadcast(frame: Frame, channel: Channel): void {
    const reason = 'BroadcastNotOffered: the local Realtime sends only what the database broadcasts'
    if (channel.wantsAck) this.#reply(frame, 'error', { reason })
    else channel.system('error', reason, 'broadcast')
  }

  async #announceStream(channel: Channel): Promise<void> {
    const isReady = await this.#context.stream.ready(this.#context.timings.replicationReady)
    if (this.#channels.get(channel.topic) !== channel) return
    if (isReady) channel.system('ok', 'Replication connection established')
    else channel.shutDown('Replication connection was not established in time')
  }

  #answerUnknownTopic(frame: Frame): void {
    if (frame.event === 'phx_leave') this.#reply(frame, 'ok', {})
    else this.#reply(frame, 'error', { reason: 'unmatched topic' })
  }

  #fail(frame: Frame, error: unknown): void {
    this.#context.log(
      `realtime: ${frame.event} failed: ${error instanceof Error ? error.message : String(error)}`,
    )
    if (frame.event === 'phx_join') this.#reply(frame, 'error', { reason: 'Unknown Error on Channel' })
    else this.#channels.get(frame.topic)?.crash()
  }

  #reply({ joinRef, ref, topic }: Frame, status: 'ok' | 'error', response: object): void {
    this.send({ joinRef, ref, topic, event: 'phx_reply', payload: { status, response } })
  }
}

function toBuffer(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data)
  return Buffer.isBuffer(data) ? data : Buffer.from(data)
}
