import type { Frame, ProtocolVersion } from './frame.ts'
import { type Claims, expiredText } from './verify-jwt.ts'
import type { Listener } from './topic-hub.ts'

/** What a channel may do to the socket it lives on. */
export type ChannelSocket = {
  readonly version: ProtocolVersion
  send(frame: Frame): void
  sendRaw(frame: string | Buffer): void
  /** Takes the channel off the socket and out of the hub. */
  drop(channel: Channel): void
}

export type ChannelStart = {
  topic: string
  name: string
  joinRef: string | null
  isPrivate: boolean
  wantsAck: boolean
  token: string | null
  claims: Claims
}

/** One joined channel of one socket. It ends by phx_close, by phx_error or with its socket. */
export class Channel implements Listener {
  readonly topic: string
  readonly name: string
  readonly joinRef: string | null
  readonly isPrivate: boolean
  readonly wantsAck: boolean
  readonly #socket: ChannelSocket
  readonly #tokenCheckMs: number
  #token: string | null
  #claims: Claims
  #timer: NodeJS.Timeout | undefined

  constructor(socket: ChannelSocket, start: ChannelStart, tokenCheckMs: number) {
    this.#socket = socket
    this.#tokenCheckMs = tokenCheckMs
    this.topic = start.topic
    this.name = start.name
    this.joinRef = start.joinRef
    this.isPrivate = start.isPrivate
    this.wantsAck = start.wantsAck
    this.#token = start.token
    this.#claims = start.claims
    this.#watchExpiry()
  }

  get version(): ProtocolVersion {
    return this.#socket.version
  }

  get token(): string | null {
    return this.#token
  }

  deliver(frame: string | Buffer): void {
    this.#socket.sendRaw(frame)
  }

  /** Takes a verified token; its expiry is what counts from now on. */
  renew(token: string, claims: Claims): void {
    this.#token = token
    this.#claims = claims
    this.#watchExpiry()
  }

  system(status: 'ok' | 'error', message: string, extension = 'system'): void {
    const payload = { extension, status, message, channel: this.name }
    this.#push(null, 'system', payload)
  }

  /** Closed on purpose: the client does not come back by itself. */
  close(): void {
    this.#socket.drop(this)
    this.#push(this.joinRef, 'phx_close', {})
  }

  /** Says why, then closes. */
  shutDown(message: string): void {
    this.system('error', message)
    this.close()
  }

  /** Something broke here: the client joins again after a while. */
  crash(): void {
    this.#socket.drop(this)
    this.#push(this.joinRef, 'phx_error', {})
  }

  /** Stops the timer; the socket calls this when it lets go of the channel. */
  dispose(): void {
    clearTimeout(this.#timer)
  }

  #watchExpiry(): void {
    clearTimeout(this.#timer)
    const left = this.#claims.exp * 1000 - Date.now()
    this.#timer = setTimeout(() => this.#checkExpiry(), Math.max(1, Math.min(left, this.#tokenCheckMs)))
  }

  #checkExpiry(): void {
    const expired = expiredText(this.#claims.exp)
    if (expired) this.shutDown(expired)
    else this.#watchExpiry()
  }

  #push(ref: string | null, event: string, payload: unknown): void {
    this.#socket.send({ joinRef: this.joinRef, ref, topic: this.topic, event, payload })
  }
}
