import pg from 'pg'

/**
 * Puts secrets into Vault under their names, as an operator does once on a hosted project: cron jobs read there
 * where the functions are and which key they want.
 */
export async function storeVaultSecrets(dbUrl: string, secrets: Record<string, string>): Promise<void> {
  const client = new pg.Client({ connectionString: dbUrl, application_name: 'payback vault' })
  await client.connect()
  try {
    for (const [name, value] of Object.entries(secrets))
      await client.query(
        `select case
           when s.id is null then vault.create_secret($2, $1)::text
           else vault.update_secret(s.id, $2, $1)::text
         end
         from (select (select id from vault.secrets where name = $1) as id) s`,
        [name, value],
      )
  } finally {
    await client.end()
  }
}
