import { existsSync } from 'node:fs'
import { chromium as playwright, type Browser } from 'playwright-core'

/**
 * Flags for a browser in a closed network. Not the args of @sparticuz/chromium: they hold --single-process,
 * with which the browser dies when a page closes.
 */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Where an installed browser is usually found; CHROME_PATH wins. */
const INSTALLED = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Where the browser is. The packaged one is unpacked by the first call, which no other may do at the same time. */
export async function browserPath(): Promise<string> {
  const named = process.env.CHROME_PATH
  if (named) return named
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: packaged } = await import('@sparticuz/chromium')
    return packaged.executablePath()
  }
  const installed = INSTALLED.find((path) => existsSync(path))
  if (!installed) throw new Error('No browser found: install Chrome or Chromium, or set CHROME_PATH to one')
  return installed
}

/** A headless Chromium: the packaged one on Linux x64, an installed one elsewhere. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  return playwright.launch({ executablePath: await browserPath(), args: FLAGS, headless: true })
}
