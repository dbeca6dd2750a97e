import assert from 'node:assert/strict'
import type {ClientCapabilities, MarkupContent} from 'vscode-languageserver'
import {hover} from '../../server/features/hover/hover.ts'
import type {Settings} from '../../server/config/settings.ts'
import {readMarkers} from '../markers.ts'
import {snapshotOf, uri} from './snapshot-of.ts'

function contentsAt(marked: string, settings: Partial<Settings>, client: ClientCapabilities): MarkupContent | undefined {
  const {text, cursor = 0} = readMarkers(marked)
  const snapshot = snapshotOf(text, settings)
  return hover(snapshot, {textDocument: {uri}, position: snapshot.document.positionAt(cursor)}, client)?.contents as MarkupContent | undefined
}

function textAt(marked: string, settings: Partial<Settings> = {}): string | undefined {
  return contentsAt(marked, settings, {})?.value
}

/** Each of `expected` is a part of the text. */
function check(marked: string, settings: Partial<Settings>, ...expected: string[]): void {
  const text = textAt(marked, settings)
  for (const part of expected) assert.ok(text?.includes(part), `«${part}» in\n${text}`)
}

const timeline = `# Outage

## Timeline

- 2020-06-15 10:00 UTC Deployment begins
- 10:08 UTC Errors rise
- 10:20 - 10:25 UTC Someone reads logs
- 12:00 UTC Service fully restored
`

describe('hover', () => {
  it('tells the moment in UTC', () => check(timeline.replace('10:08', '10:<|>08'), {}, '**2020-06-15 10:08 UTC**'))
  it('tells the moment on the clock of the reader', () =>
    check(timeline.replace('10:08', '10:<|>08'), {timeZone: 'America/New_York'}, '2020-06-15 06:08 in America/New_York (UTC−04:00)'))
  it('tells the distance to the first entry, the one before and the end', () =>
    check(timeline.replace('10:20', '<|>10:20'), {}, '20 min since the first entry', '12 min since the previous entry', 'until the end of the incident'))
  it('tells the length of a range', () => check(timeline.replace('10:20', '<|>10:20'), {}, '10:25 UTC**', 'The range lasts 5 min.'))
  it('tells which entry is the first', () => check(timeline.replace('10:00', '10:<|>00'), {}, 'This is the first entry.'))
  it('tells which entry is the end', () => check(timeline.replace('12:00', '12:<|>00'), {}, 'This is the end of the incident.', '2 h since the first entry'))
  it('tells where an inherited day comes from', () => check(timeline.replace('10:08', '10:<|>08'), {}, 'The date comes from the previous entry.'))
  it('says that a zone is not known', () =>
    check('# Outage\n\n## Timeline\n\n- 2020-06-15 1<|>0:00 Alert fires\n', {}, '2020-06-15 10:00', 'because the time zone is not stated'))
  it('names the zone of a time whose day is not known', () => {
    check('# Outage\n\n## Timeline\n\n- 10:<|>00 UTC Alert fires\n', {}, '**10:00 UTC**', 'because the date is not stated')
    assert.doesNotMatch(textAt('# Outage\n\n## Timeline\n\n- 10:<|>00 UTC Alert fires\n') ?? '', /local time/)
    check('# Outage\n\n## Timeline\n\n- 1<|>0:00Z Alert fires\n', {}, '**10:00 UTC**')
    check('# Outage\n\n## Timeline\n\n- 10:<|>00 Alert fires\n', {}, '**10:00**, local time')
    check('# Outage\n\n## Timeline\n\n- 2026-03-29 02:<|>30 Europe/Berlin Alert fires\n', {}, '**2026-03-29 02:30 Europe/Berlin**')
  })
  it('says that neither day nor zone is known', () =>
    check('# Outage\n\n## Timeline\n\n- 10:00 Alert fires\n- 10:0<|>5 Fixed\n', {}, 'because the date and the time zone are not stated', '5 min since the first entry'))
  it('says what an abbreviation can mean', () =>
    check('# Outage\n\n## Timeline\n\n- 2020-06-15 10:<|>00 IST Alert fires\n', {}, 'IST can mean', 'UTC+05:30'))
  it('understands times in the text', () =>
    check(`${timeline}\n## Resolution\n\nAt 11:<|>00 UTC we rolled back.\n`, {}, '2020-06-15 11:00 UTC', '1 h since the first entry of the timeline'))
  it('says what the timeline says of a length', () =>
    check(timeline.replace('## Timeline', '## Summary\n\nThe outage lasted 2 h<|>ours.\n\n## Timeline'), {}, '**2 h**'))
  it('names the two ends of a window once each', () =>
    check('# Outage\n\n## Summary\n\nOn 2026-03-02 the shop was down for 3<|>5 minutes, 14:00 to 14:35 UTC.\n\n## Timeline\n\n- 14:00 UTC down\n', {}, '**35 min**: 14:35 − 14:00.'))
  it('tells the lengths of the incident on the heading', () => check(timeline.replace('## Tim', '## T<|>im'), {}, '| Impact |', '| Time to detect |', '−'))
  it('says that a length is unknown', () => check('# Outage\n\n## Time<|>line\n\n- 10:00 UTC Someone sleeps\n', {}, '| unknown |'))
  it('says nothing on other text', () => assert.equal(textAt(timeline.replace('Errors', 'Err<|>ors')), undefined))
  it('says nothing on other headings', () => assert.equal(textAt('# Out<|>age\n\n## Timeline\n\n- 10:00 UTC a\n'), undefined))
  it('is plain text for a client that shows no Markdown', () => {
    const plain = (marked: string) => contentsAt(marked, {timeZone: 'Europe/Berlin'}, {textDocument: {hover: {contentFormat: ['plaintext']}}})
    assert.deepEqual(plain(timeline.replace('10:08', '10:<|>08')), {kind: 'plaintext', value: [
      '2020-06-15 10:08 UTC', '2020-06-15 12:08 in Europe/Berlin (UTC+02:00)', '', '- 8 min since the first entry', '- 1 h 52 min until the end of the incident', '',
      'The date comes from the previous entry.',
    ].join('\n')})
    assert.deepEqual(plain(timeline.replace('## Tim', '## T<|>im').replace('Errors rise', 'Outage begins')), {kind: 'plaintext', value: [
      'Impact · 1 h 52 min · end of impact − start of impact', 'Time to detect · unknown · first detection − start of impact',
      'Time to acknowledge · unknown · first acknowledgement − first detection', 'Time to mitigate · unknown · mitigation − start of impact',
      'Time to recover · unknown · end of impact − first detection', '', 'start of impact: 10:08 UTC · end of impact: 12:00 UTC', '',
      'Not found in the timeline: first detection, first acknowledgement, mitigation.',
    ].join('\n')})
  })
})
