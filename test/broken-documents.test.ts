import assert from 'node:assert/strict'
import {everything, pulling, text, withServer} from './with-server.ts'

describe('broken documents, over stdio', function () {
  this.timeout(60_000)
  const {server, start, open, ask, codes} = withServer()

  const broken: Record<string, string> = {
    'nothing at all': '',
    'line ends of Windows': text.replaceAll('\n', '\r\n'),
    'old line ends of the Mac': text.replaceAll('\n', '\r'),
    'a byte order mark': `\ufeff${text}`,
    'NUL bytes': text.replaceAll(' ', '\0'),
    'lone surrogates': text.replaceAll('e', '\ud83d').replaceAll('o', '\udc00'),
    'a table that is cut in the middle': `${text}
## Timeline

| Time | Event |
| --- | --
| 10:0`,
    'a fence that never ends': `${text}\n\`\`\`\n- 10:30 UTC`,
    'one line of a megabyte': `# Postmortem

## Timeline

- 10:00 ${'a* [`<'.repeat(170_000)}`,
    '5 MB': `# Postmortem

## Timeline

${'- 10:00 UTC Alert «fires» â€” **again** [and](x) `again`\n'.repeat(90_000)}`,
  }
  for (const [name, document] of Object.entries(broken)) {
    it(`are survived: ${name}`, async () => {
      await start(pulling)
      open(document)
      const end = {line: document.split(/\r\n?|\n/).length + 5, character: 3}
      assert.ok(Array.isArray((await ask('diagnostic')).items))
      for (const position of [{line: 0, character: 0}, {line: 8, character: 4}, end]) {
        for (const feature of ['hover', 'completion', 'prepareRename', 'documentHighlight'])
          await ask(feature, {position})
        await ask('selectionRange', {positions: [position]})
      }
      await ask('documentSymbol')
      await ask('foldingRange')
      await ask('inlayHint', everything)
      await ask('codeLens')
      await ask('codeAction', {
        range: {start: {line: 0, character: 0}, end: {line: 12, character: 0}},
        context: {diagnostics: []},
      })
      assert.deepEqual(
        server().log.filter(it => /error/i.test(it)),
        [],
      )
      open(text, 'file:///postmortems/next.md')
      assert.ok((await codes('file:///postmortems/next.md')).includes('markdown/heading-missing-space'), 'it goes on')
    })
  }
})
