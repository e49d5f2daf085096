const supported = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64']

/**
 * Throws a sentence that says what to do when Payback cannot run here.
 * @param {{ version?: string, platform?: string, arch?: string }} [machine]
 */
export function checkMachine({
  version = process.versions.node,
  platform = process.platform,
  arch = process.arch,
} = {}) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  // What Vite, which builds the app, asks for.
  const isNewEnough = major > 22 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19)
  if (!isNewEnough)
    throw new Error(
      `Payback needs Node 20.19, 22.12 or newer, this is ${version}. Install a newer one from https://nodejs.org and run the command again.`,
    )
  if (platform === 'win32')
    throw new Error(
      'Payback does not run on Windows itself. Run it inside WSL 2: https://learn.microsoft.com/windows/wsl',
    )
  if (!supported.includes(`${platform}-${arch}`))
    throw new Error(
      `Payback does not run on ${platform} ${arch}: there is no Postgres and no Deno for it on npm. Known to work: ${supported.join(', ')}.`,
    )
}
