import { expect, it } from 'vitest'
import { splitRawUrl } from './raw-url.ts'

it.each([
  ['http://host:80/a/b?x=1', '/a/b', '?x=1'],
  ["https://host/a?q='%27 %zz", '/a', "?q='%27 %zz"],
  ['http+unix://%2Ftmp%2Ff.sock/twilio-webhook/abc?x', '/twilio-webhook/abc', '?x'],
  ['/already/a/path?x=/y?z', '/already/a/path', '?x=/y?z'],
  ['https://host', '/', ''],
  ['https://host?x=1', '/', '?x=1'],
  ['https://host/a?x=1#rc=2', '/a', '?x=1'],
])('%s is cut without changing a character', (url, pathname, search) => {
  expect(splitRawUrl(url)).toEqual({ pathname, search })
})
