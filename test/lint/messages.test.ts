import assert from 'node:assert/strict'
import {defaultSettings} from '../../server/config/settings.ts'
import {profileOf} from '../../server/document/profiles/choose-profile.ts'
import {readDocument} from '../../server/document/read-document.ts'
import {lint} from '../../server/lint/lint.ts'

describe('a message that quotes wrapped text', () => {
  for (const wrap of ['\n', '\r\n', '\r', '\n  ']) {
    it(`is on one line, with ${JSON.stringify(wrap)} in the text`, () => {
      const newline = wrap.replaceAll(' ', '')
      const lines = ['# Outage', '', '## Root cause', '', `It was a human${wrap}error.`, '']
      const parsed = readDocument(lines.join(newline), 'postmortem.md', defaultSettings)
      const settings = {rules: {'cause/human-error': 'warning' as const}}
      const {results} = lint(parsed, {profile: profileOf(parsed.model), settings, now: 0})
      const [problem] = results.filter(it => it.ruleId === 'cause/human-error')
      assert.match(problem?.message ?? '', /^"human error" is not something you can fix/)
    })
  }
})
