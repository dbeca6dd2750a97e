import {defineRule} from '../rule.ts'

export default defineRule({
  id: 'timeline/invalid-time',
  severity: 'warning',
  summary: 'A time or date that does not exist',
  why: 'Nobody can know what was meant by 14:75, 13:55 PM or the year 22025; every length that is counted from it is wrong.',
  source: 'Seen in published postmortems: "20202-01-16", "13:55 PM PST", "22025-03-18".',
  bad: [
    {text: '# Outage\n\n## Timeline (UTC)\n\n- 14:05 Down\n- «14:75» Rolled back\n'},
    {text: '# Outage\n\n## Timeline (UTC)\n\n- «13:55 PM» Down\n'},
    {text: '# Outage\n\n## Timeline (UTC)\n\n- «22025-03-18» 10:00 Down\n'},
  ],
  good: [{text: '# Outage\n\n## Timeline (UTC)\n\n- 14:05 The restart took 25:10\n- 12:30 PM Up\n'}],

  *check({timelines}) {
    for (const {timestamp} of timelines.flatMap(it => it.entries)) {
      for (const written of [timestamp.date, timestamp.clock, timestamp.end?.date, timestamp.end?.clock]) {
        if (written?.fault) yield {span: written.span, message: `This time does not exist: ${written.fault}.`}
      }
    }
  },
})
