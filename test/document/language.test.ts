import assert from 'node:assert/strict'
import {readMarkdown} from '../../server/markdown/markdown-text.ts'
import {languageOf} from '../../server/document/facts/language.ts'

describe('languageOf', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['', 'en'],
    ['The page was down for an hour.', 'en'],
    // Two small words are too little.
    ['Im Rollback fiel der Dienst', 'en'],
    ['Im Rollback fiel der Dienst aus', 'de'],
    ['La caída del servicio en producción', 'es'],
    ['Le service est tombé dans la nuit', 'fr'],
    ['O site não foi para o ar', 'pt'],
    ['サービスが停止した', 'ja'],
    ['서비스가 중단되었다', 'ko'],
    ['服务中断', 'zh'],
    ['The team in 東京 was paged, and all of it is told below.', 'en'],
    ['`la las los del`', 'en'],
    [
      `The shop was down.

\`\`\`
la las los del
`,
      'en',
    ],
    ['The shop was down.\n\n    la las los del\n', 'en'],
    [
      `- The shop was down.

  \`\`\`
  la las los del
  \`\`\`
`,
      'en',
    ],
  ]
  for (const [text, language] of cases)
    it(`${text || 'nothing'} → ${language}`, () => assert.equal(languageOf(readMarkdown(text).blocks), language))
})
