import { type Pgoutput, PgoutputPlugin } from 'pg-logical-replication'

type StartArguments = Parameters<PgoutputPlugin['start']>

/**
 * pgoutput on a slot that lives and dies with its connection. A fresh temporary slot starts at "now", so
 * nothing committed before it is ever pushed, and nothing is pushed twice after a reconnect.
 */
export class LiveInsertsPlugin extends PgoutputPlugin {
  constructor(publication: string) {
    super({ protoVersion: 2, publicationNames: [publication] })
  }

  override async start(client: StartArguments[0], slot: string): ReturnType<PgoutputPlugin['start']> {
    await client.query(`CREATE_REPLICATION_SLOT "${slot}" TEMPORARY LOGICAL pgoutput NOEXPORT_SNAPSHOT`)
    return super.start(client, slot, '0/0')
  }

  /** Keeps every column as the text Postgres sent: parsing and printing jsonb again would change numbers. */
  override parse(buffer: Buffer): Pgoutput.Message {
    const message = super.parse(buffer)
    if (message.tag === 'relation') for (const column of message.columns) column.parser = asText
    return message
  }
}

function asText(text: string): string {
  return text
}
