/**
 * Stands where supabase-js would bring its file storage client (7 KB over the wire), which Payback has no
 * use for: see docs/decisions/062-what-the-browser-downloads.md. Vite puts it in place of the package.
 */
export class StorageClient {
  from(): never {
    throw new Error('Cannot open a storage bucket: Payback keeps no files.')
  }
}

export class StorageApiError extends Error {}
