import { describe, expect, it } from 'vitest'
import { checkMachine } from './check-machine.mjs'

const linux = { version: '22.12.0', platform: 'linux', arch: 'x64' }

describe('the machine', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '23.0.0', '24.1.0'])('Node %s will do', (version) => {
    expect(() => checkMachine({ ...linux, version })).not.toThrow()
  })

  it.each(['16.0.0', '18.20.0', '20.18.3', '21.7.0', '22.11.0'])(
    'Node %s is too old, and the message says what to get',
    (version) => {
      expect(() => checkMachine({ ...linux, version })).toThrow(
        /needs Node 20\.19, 22\.12 or newer, this is .*nodejs\.org/s,
      )
    },
  )

  it.each([
    ['win32', 'x64', /WSL/],
    ['linux', 'riscv64', /does not run on linux riscv64.*linux-x64/],
    ['freebsd', 'x64', /does not run on freebsd x64/],
  ])('%s %s cannot run it', (platform, arch, message) => {
    expect(() => checkMachine({ ...linux, platform, arch })).toThrow(message)
  })

  it.each([
    ['linux', 'arm64'],
    ['darwin', 'arm64'],
    ['darwin', 'x64'],
  ])('%s %s can', (platform, arch) => {
    expect(() => checkMachine({ ...linux, platform, arch })).not.toThrow()
  })
})
