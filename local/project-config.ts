import { readFile } from 'node:fs/promises'
import { parse } from 'smol-toml'
import { z } from 'zod'

const functionSchema = z.object({
  enabled: z.boolean().default(true),
  // As hosted: a function demands a user's JWT unless its section says otherwise.
  verify_jwt: z.boolean().default(true),
  import_map: z.string().optional(),
  entrypoint: z.string().optional(),
})

// Only what the local auth service knows: it refuses unknown names, and zod drops them here.
const authSchema = z.object({
  enable_signup: z.boolean().optional(),
  jwt_expiry: z.number().optional(),
  enable_refresh_token_rotation: z.boolean().optional(),
  refresh_token_reuse_interval: z.number().optional(),
  minimum_password_length: z.number().optional(),
  password_requirements: z.string().optional(),
  additional_redirect_urls: z.array(z.string()).optional(),
  email: z
    .object({
      enable_signup: z.boolean().optional(),
      double_confirm_changes: z.boolean().optional(),
      enable_confirmations: z.boolean().optional(),
      secure_password_change: z.boolean().optional(),
      max_frequency: z.string().optional(),
      otp_length: z.number().optional(),
      otp_expiry: z.number().optional(),
    })
    .optional(),
})

const configSchema = z.object({
  api: z
    .object({
      schemas: z.array(z.string()).default(['public']),
      extra_search_path: z.array(z.string()).default(['public', 'extensions']),
      max_rows: z.number().int().positive().default(1000),
    })
    .default({ schemas: ['public'], extra_search_path: ['public', 'extensions'], max_rows: 1000 }),
  auth: authSchema.default({}),
  functions: z.record(z.string(), functionSchema).default({}),
})

export type FunctionConfig = z.infer<typeof functionSchema>
export type ProjectConfig = z.infer<typeof configSchema>

/** The parts of `supabase/config.toml` that the local stack obeys; a missing file means the defaults. */
export async function readProjectConfig(path: string): Promise<ProjectConfig> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  const parsed = configSchema.safeParse(parse(text))
  if (!parsed.success) throw new Error(`Cannot use ${path}: ${z.prettifyError(parsed.error)}`)
  return parsed.data
}
