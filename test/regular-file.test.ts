import assert from 'node:assert/strict'
import {execFileSync} from 'node:child_process'
import {existsSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {readStart, readStartSync} from '../server/hosts/regular-file.ts'

const readers: readonly (readonly [name: string, read: typeof readStart])[] = [
  ['readStart', readStart],
  ['readStartSync', async (...args) => readStartSync(...args)],
]

for (const [name, read] of readers) {
  describe(name, () => {
    let folder: string
    const at = (file: string): string => path.join(folder, file)
    beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'files-'))))
    afterEach(() => rmSync(folder, {recursive: true, force: true}))

    it('reads a file to its end', async () => {
      for (const text of ['', 'é', 'x'.repeat(200_000)]) {
        writeFileSync(at('a'), text)
        assert.equal((await read(at('a'), 1_000_000))?.toString(), text)
      }
    })

    it('reads no more than so many bytes', async () => {
      writeFileSync(at('a'), 'abcdef')
      assert.equal((await read(at('a'), 4))?.toString(), 'abcd')
      truncateSync(at('a'), 3e9)
      assert.equal((await read(at('a'), 100_000))?.length, 100_000)
    })

    it('fails where there is no file', () => assert.rejects(read(at('gone'), 1), /ENOENT/))
    it('reads no folder', async () => assert.equal(await read(folder, 1), undefined))

    if (process.platform !== 'win32') {
      it('reads neither a device nor a pipe, also behind links', async () => {
        execFileSync('mkfifo', [at('pipe')])
        const links = [
          ['one', 'pipe'],
          ['two', 'one'],
          ['three', '/dev/zero'],
          ['four', '/dev/null'],
        ] as const
        for (const [name, target] of links) {
          symlinkSync(target, at(name))
          assert.equal(await read(at(name), 10), undefined, name)
        }
      })
    }

    if (existsSync('/proc/self/status')) {
      it('reads a file that has no size before it is read', async () => {
        assert.match((await read('/proc/self/status', 1_000))?.toString() ?? '', /^Name:/)
      })
    }
  })
}
