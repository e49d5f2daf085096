import { getDatabase } from '../_shared/db.ts'
import { openCipher } from '../_shared/encryption.ts'
import { endpoint } from '../_shared/endpoint.ts'
import { signedInUser } from '../_shared/known-caller.ts'
import { ownFunctions } from '../_shared/own-functions.ts'
import { publicWebhookBase } from '../_shared/public-webhook-base.ts'
import { readEncryptionKeys, readLoginKey } from '../_shared/secret-keys.ts'
import { manageIntegrations } from './manage.ts'
import { syncStarter } from './start-sync.ts'

export default endpoint(
  { name: 'manage-integrations', methods: ['POST'], caller: signedInUser },
  manageIntegrations({
    database: getDatabase(),
    cipher: openCipher(readEncryptionKeys()),
    loginKey: readLoginKey(),
    publicBase: publicWebhookBase(),
    startSync: syncStarter(ownFunctions()),
  }),
)
