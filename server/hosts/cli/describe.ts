import {inspect, type Facts} from './inspect.ts'
import {buildModel} from '../../document/read-document.ts'
import {contextOf} from './check.ts'
import type {Work} from './finding.ts'
import {printable} from './terminal.ts'

/** What was read of documents, as `postmortem inspect` prints it. */
export function describeDocuments(works: readonly Work[], format: 'text' | 'json'): string {
  const facts = works.map(it => {
    const {path, settings} = contextOf(it)
    return inspect(it.file, it.text, buildModel(it.text, path, settings))
  })
  return format === 'json' ? `${JSON.stringify(facts, null, 1)}\n` : facts.map(describe).join('\n')
}

function describe(facts: Facts): string {
  if (!facts.postmortem) return `${printable(facts.file)}: not a postmortem\n`
  const lines = [`${facts.file}: profile ${facts.profile}, language ${facts.language}`]
  for (const it of facts.sections) lines.push(`  ${it.line}: ${it.title} [${it.kinds.join(', ')}]`)
  for (const it of facts.timeline)
    lines.push(
      `  ${it.line}: ${[it.date, it.time, it.offset].filter(Boolean).join(' ')} ${it.events.join(', ')}`.trimEnd(),
    )
  for (const [name, minutes] of Object.entries(facts.metrics))
    lines.push(`  ${name}: ${minutes === null ? 'unknown' : `${minutes} min`}`)
  for (const it of facts.actionItems)
    lines.push(`  ${it.line}: ${it.done === null ? '•' : it.done ? '☑' : '☐'} ${it.title}`)
  return lines.map(it => `${printable(it)}\n`).join('')
}
