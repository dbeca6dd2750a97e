import assert from 'node:assert/strict'
import {frontMatterOf} from '../../server/config/project-file/front-matter.ts'
import {
  readFrontMatter,
  readProject,
  type ProjectPart,
  type ReadProject,
} from '../../server/config/project-file/read.ts'
import {readMarkers, writeMarkers} from '../markers.ts'
import {projectFileNames} from '../../server/config/project-file/walk.ts'

const yaml = '.postmortemrc.yaml'
const json = '.postmortemrc.json'

/** `«»` stand around everything that is reported; `part` is what counts nevertheless. */
function check(
  marked: string,
  messages: readonly string[],
  part: ProjectPart,
  name = yaml,
  inherited: readonly ProjectPart[] = [],
): void {
  const {text} = readMarkers(marked)
  checkRead(text, readProject(text, name, inherited), marked, messages, part)
}

function checkRead(
  text: string,
  {problems, part}: ReadProject,
  marked: string,
  messages: readonly string[],
  wanted: ProjectPart,
): void {
  assert.equal(
    writeMarkers(
      text,
      problems.map(it => it.span),
    ),
    marked,
  )
  assert.deepEqual(
    problems.map(it => it.message),
    messages,
  )
  assert.deepEqual(part, wanted)
}

describe('readProject', () => {
  const whole: ProjectPart = {
    profile: 'acme',
    profiles: {
      acme: {
        extends: 'google-sre',
        name: 'Acme',
        rename: {'root-cause': 'Why it happened'},
        require: ['glossary'],
        optional: ['trigger'],
        forbid: ['five-whys', 'Who is guilty'],
        synonyms: {timeline: ['Ablauf', '経過'], impact: 'Schaden'},
        fields: ['date', 'severity?'],
        rules: {'section/order': 'warning'},
        sections: [
          {kind: 'summary', heading: 'In short', prompt: 'One sentence.', required: true, alternatives: ['narrative']},
          {kind: ['root-cause', 'trigger']},
        ],
      },
    },
    rules: {'section/order': 'warning', 'timeline/gap': {severity: 'hint'}},
    defaultZone: 'Europe/Berlin',
    files: ['docs/reviews/**', '!docs/reviews/README.md'],
    vocabulary: {severities: ['SEV1', '2'], statuses: {Entwurf: 'draft', Fertig: 'final'}, causes: ['bug', 'change']},
    people: ['maria', 'tom'],
    teams: ['Checkout'],
    systems: ['Jenkins'],
    tickets: {'SHOP-{number}': 'https://tickets.example.com/browse/SHOP-{number}', '{word}/{word}#{number}': ''},
    tolerance: 2.5,
  }

  it('reads everything that the schema knows, from JSON', () => check(JSON.stringify(whole, null, 2), [], whole, json))

  it('reads the same from YAML', () =>
    check(
      `
# What is true for us.
profile: acme
profiles:
  acme:
    extends: google-sre
    name: Acme
    rename: {root-cause: Why it happened}
    require: [glossary]
    optional: [trigger]
    forbid: [five-whys, Who is guilty]
    synonyms: {timeline: [Ablauf, 経過], impact: Schaden}
    fields: [date, severity?]
    rules: {section/order: warning}
    sections:
      - {kind: summary, heading: In short, prompt: One sentence., required: true, alternatives: [narrative]}
      - kind: [root-cause, trigger]
rules:
  section/order: warning
  timeline/gap: {severity: hint}
defaultZone: Europe/Berlin
files:
  - docs/reviews/**
  - "!docs/reviews/README.md"
vocabulary:
  severities: [SEV1, 2]   # a number is a text here
  statuses: {Entwurf: draft, Fertig: final}
  causes: [bug, change]
people: [maria, tom]
teams: [Checkout]
systems: [Jenkins]
tickets:
  SHOP-{number}: https://tickets.example.com/browse/SHOP-{number}
  "{word}/{word}#{number}": ""
tolerance: 2.5
`,
      [],
      whole,
    ))

  it('reads JSON as people write it: with comments, tabs and a comma behind the last', () =>
    check(
      `\ufeff// ours
{
\t"profile": "alx", /* the strictest
\tof "all" */
\t"people": ["a // b", "/* c */", "tab\\there", "quote \\" {",],
}
`,
      [],
      {profile: 'alx', people: ['a // b', '/* c */', 'tab\there', 'quote " {']},
      json,
    ))

  for (const [what, text] of [
    ['nothing', ''],
    ['comments', '# soon\n'],
    [
      'blanks',
      `\x20

`,
    ],
    [
      'keys without values',
      `profile:
people:
rules:
`,
    ],
  ] as const) {
    it(`finds nothing wrong with ${what}`, () => check(text, [], {}))
  }
  it('finds nothing wrong with an empty object', () => check('{}', [], {}, json))
  it('takes a schema', () =>
    check(
      '{"$schema": "./schemas/postmortemrc.json"}',
      [],
      {$schema: './schemas/postmortemrc.json'} as ProjectPart,
      json,
    ))

  describe('reports, and goes on with the rest,', () => {
    const people: ProjectPart = {people: ['tom']}
    const cases: readonly (readonly [
      what: string,
      marked: string,
      message: string | readonly string[],
      part?: ProjectPart,
    ])[] = [
      ['a key that is not known', '«profil»: alx\npeople: [tom]\n', 'Unknown key "profil". Did you mean "profile"?'],
      ['a key that nothing is like', '«weather»: fine\npeople: [tom]\n', 'Unknown key "weather".'],
      ['a key that is no text', '«[a, b]»: fine\npeople: [tom]\n', 'A key must be a string.'],
      ['a list as a key', 'people: [tom]\n? «{a: b}»\n: c\n', 'A key must be a string.'],
      [
        'a key that stands twice',
        `people: [maria]
«people»: [tom]
`,
        '"people" appears twice; the last one applies.',
      ],
      [
        'an unknown key deep inside',
        `profiles:
  acme:
    «renam»: {impact: Harm}
people: [tom]
`,
        'Unknown key "renam". Did you mean "rename"?',
        {profiles: {acme: {}}, ...people},
      ],
      ['a text instead of an object', 'rules: «off»\npeople: [tom]\n', 'This must be an object, not "off".'],
      ['a list instead of an object', 'rules:\n  «- off\n»people: [tom]\n', 'This must be an object, not a list.'],
      ['a text instead of a list', 'teams: «Checkout»\npeople: [tom]\n', 'This must be a list, not "Checkout".'],
      ['an object instead of a text', 'profile: «{id: alx}»\npeople: [tom]\n', 'This must be a string, not an object.'],
      ['an object in a list of texts', 'people: [tom, «{name: maria}»]\n', 'This must be a string, not an object.'],
      ['true instead of a text', 'people: [tom, «true»]\n', 'This must be a string, not true.'],
      ['a text instead of a number', 'tolerance: «five»\npeople: [tom]\n', 'This must be a number, not "five".'],
      ['a number below the least', 'tolerance: «-1»\npeople: [tom]\n', 'This must be 0 or more, not -1.'],
      ['a number that is none', 'tolerance: «.nan»\npeople: [tom]\n', 'This must be 0 or more, not .nan.'],
      [
        'a text instead of true or false',
        `profiles: {acme: {sections: [{kind: impact, required: «yes»}]}}
people: [tom]
`,
        'This must be true or false, not "yes".',
        {profiles: {acme: {sections: [{kind: 'impact'}]}}, ...people},
      ],
      [
        'a rule that is not known',
        `rules:
  «timeline/gaps»: off
people: [tom]
`,
        'Unknown key "timeline/gaps". Did you mean "timeline/gap"?',
        {rules: {}, ...people},
      ],
      [
        'a severity that is not known',
        `rules:
  timeline/gap: «warn»
people: [tom]
`,
        'This must be one of error, warning, info, hint, off, not "warn".',
        {rules: {}, ...people},
      ],
      [
        'a severity with a letter too much',
        `rules:
  timeline/gap: «warnings»
people: [tom]
`,
        'This must be one of error, warning, info, hint, off, not "warnings". Did you mean "warning"?',
        {rules: {}, ...people},
      ],
      [
        'an option that the rule does not have',
        `rules:
  timeline/gap: {severity: hint, «minute»: 5}
people: [tom]
`,
        'Unknown key "minute". Did you mean "minutes"?',
        {rules: {'timeline/gap': {severity: 'hint'}}, ...people},
      ],
      [
        'an option of another type',
        `rules:
  timeline/gap: {minutes: «long»}
people: [tom]
`,
        'This must be a number, not "long".',
        {rules: {'timeline/gap': {}}, ...people},
      ],
      [
        'a kind of section that is not known',
        `profiles: {acme: {require: [impact, «root cause»]}}
people: [tom]
`,
        'This must be a known name, not "root cause". Did you mean "root-cause"?',
        {profiles: {acme: {require: ['impact']}}, ...people},
      ],
      [
        'a field that is not known',
        `profiles: {acme: {fields: [date, «weather»]}}
people: [tom]
`,
        'This must be a known name, not "weather".',
        {profiles: {acme: {fields: ['date']}}, ...people},
      ],
      [
        'a section without a name',
        `profiles:
  acme:
    sections:
      - kind: impact
      - «prompt: What?
»people: [tom]
`,
        'A section needs a "kind" or a "heading".',
        {profiles: {acme: {sections: [{kind: 'impact'}, {prompt: 'What?'}]}}, ...people},
      ],
      [
        'a status that means nothing known',
        `vocabulary: {statuses: {Fertig: «done»}}
people: [tom]
`,
        'This must be one of draft, review, final, not "done".',
        {vocabulary: {statuses: {}}, ...people},
      ],
      ['a profile that there is not', 'profile: «acme»\npeople: [tom]\n', 'Unknown profile "acme".'],
      [
        'a profile that extends one that there is not',
        `profiles: {acme: {extends: «google», name: A}}
people: [tom]
`,
        'Unknown profile "google".',
        {profiles: {acme: {name: 'A'}}, ...people},
      ],
      [
        'a profile whose id is a number',
        `profiles:
  1: {extends: «two»}
people: [tom]
`,
        'Unknown profile "two".',
        {profiles: {1: {}}, ...people},
      ],
      [
        'a profile that extends itself',
        `profiles: {acme: {extends: «acme»}}
people: [tom]
`,
        '"acme" extends itself.',
        {profiles: {acme: {}}, ...people},
      ],
      [
        'profiles that extend each other',
        `profiles:
  a: {extends: «b»}
  b: {extends: «c»}
  c: {extends: «a»}
  d: {extends: a}
people: [tom]
`,
        ['"a" extends itself.', '"b" extends itself.', '"c" extends itself.'],
        {profiles: {a: {}, b: {}, c: {}, d: {extends: 'a'}}, ...people},
      ],
      [
        'a profile that is nearly known',
        `profile: «pagerdutty»
people: [tom]
`,
        'Unknown profile "pagerdutty". Did you mean "pagerduty"?',
      ],
      [
        'a zone that is not known',
        `defaultZone: «Europe/Nowhere»
people: [tom]
`,
        'Unknown time zone "Europe/Nowhere"; use UTC, UTC+8 or a name such as America/Chicago.',
      ],
      [
        'a zone that means several things',
        `defaultZone: «IST»
people: [tom]
`,
        '"IST" can mean several time zones; use a place, such as America/Chicago, or an offset, such as UTC+8.',
      ],
      [
        'a ticket pattern without a blank',
        'tickets: {«SHOP-1»: "https://example.com"}\npeople: [tom]\n',
        '"SHOP-1" needs {number} or {word} for the part that varies.',
        {tickets: {}, ...people},
      ],
      [
        'a ticket pattern that can be read in many ways',
        `tickets: {"{word}#{number}": "", «"{word}{number}"»: "", «"{word}-{word}"»: ""}
people: [tom]
`,
        [
          '"{word}{number}" needs something between {number} and {word}.',
          '"{word}-{word}" needs a character between two {word} that no word contains, such as a slash.',
        ],
        {tickets: {'{word}#{number}': ''}, ...people},
      ],
      [
        'an address that is none of the web',
        `tickets: {"A-{number}": «"command:run?{number}"», "B-{number}": «javascript:alert(1)»}
people: [tom]
`,
        [
          'The address of a ticket must begin with "https://" or "http://".',
          'The address of a ticket must begin with "https://" or "http://".',
        ],
        {tickets: {}, ...people},
      ],
      [
        'globs that cannot be matched',
        `
files:
  - docs/**
  - «""»
  - 7
  - «{}»
  - «"!@(a|b)*.md"»
  - «"[z-a].md"»
  - «"${'{a,b}'.repeat(20)}"»
  - «${'x'.repeat(501)}»
  - "!docs/drafts/**"
people: [tom]
`,
        [
          'An empty glob matches nothing; write one such as "docs/incidents/**".',
          'This must be a string, not an object.',
          '"!@(a|b)*.md" has a group in parentheses; write {a,b} instead, or [(] for a parenthesis.',
          'The brackets in "[z-a].md" are not a valid range; write one such as [a-z] or [!a-z].',
          `"${'{a,b}'.repeat(12)}…" has too many alternatives; write several globs instead.`,
          'This glob has 501 characters; the limit is 500.',
        ],
        {files: ['docs/**', '7', '!docs/drafts/**'], ...people},
      ],
      [
        'an alias',
        `teams: &t [Checkout]
people: [tom, «*t»]
`,
        'Aliases are not supported; write out what "*t" stands for.',
        {teams: ['Checkout'], ...people},
      ],
      [
        'a second document',
        'people: [tom]\n«---\npeople: [maria]\n»',
        'Everything from here on is ignored; a project file is one YAML document.',
      ],
      [
        'a list that does not end',
        `people: [tom
«p»rofile: alx
`,
        'Flow sequence in block collection must be sufficiently indented and end with a ]',
        {...people, profile: 'alx'},
      ],
    ]
    for (const [what, marked, message, part = people] of cases) {
      it(what, () => check(marked, typeof message === 'string' ? [message] : message, part))
    }

    it('a comment in JSON that does not end', () => {
      const {problems} = readProject('{"profile": "alx" /* {', json)
      assert.equal(problems.length, 1)
    })
    it('JSON that is no object', () => check('«["alx"]»', ['This must be an object, not a list.'], {}, json))
    it('all kinds of faults at once', () =>
      check(
        `«a»: 1
profile: «nope»
rules: {timeline/gap: «x», section/order: off}
tolerance: «-1»
people: [tom]
`,
        [
          'Unknown key "a".',
          'Unknown profile "nope".',
          'This must be one of error, warning, info, hint, off, not "x".',
          'This must be 0 or more, not -1.',
        ],
        {rules: {'section/order': 'off'}, ...people},
      ))
  })

  it('knows the profiles of the files above', () => {
    const above = [{profiles: {acme: {extends: 'alx'}}}]
    check(
      `profile: acme
profiles: {own: {extends: acme}}
`,
      [],
      {profile: 'acme', profiles: {own: {extends: 'acme'}}},
      yaml,
      above,
    )
  })
  it('sees a circle that goes through the files above', () => {
    const above = [{profiles: {b: {extends: 'a'}, a: {extends: 'alx'}}}]
    check('profiles: {a: {extends: «b»}}\n', ['"a" extends itself.'], {profiles: {a: {}}}, yaml, above)
  })
  it('lets a profile extend the shipped one of its own name', () =>
    check('profiles: {alx: {extends: alx, require: [impact]}}\n', [], {
      profiles: {alx: {extends: 'alx', require: ['impact']}},
    }))
  it('says whether an editor sees the fault by the schema as well', () => {
    const {problems} = readProject('profile: nope\ntolerance: -1\n', yaml)
    assert.deepEqual(
      problems.map(it => it.isBySchema),
      [false, true],
    )
  })
  it('has three names for its files', () => assert.deepEqual(projectFileNames, [json, yaml, '.postmortemrc.yml']))
})

describe('readProject, given hostile files @slow,', function () {
  // Each takes milliseconds; one that takes the square of its length would not end.
  this.timeout(20_000)

  it('takes "__proto__" for a name like any other', () => {
    const {part, problems} = readProject(
      `__proto__: {x: 1}
profiles: {__proto__: {extends: alx}, constructor: {extends: toString}}
rules: {__proto__: off, hasOwnProperty: off}
`,
      yaml,
    )
    assert.deepEqual(Object.keys(part.profiles ?? {}), ['__proto__', 'constructor'])
    assert.equal(Object.getPrototypeOf(part.profiles), Object.prototype)
    assert.equal(({} as {x?: number}).x, undefined)
    assert.deepEqual(
      problems.map(it => it.message),
      [
        'Unknown key "__proto__".',
        'Unknown profile "toString".',
        'Unknown key "__proto__".',
        'Unknown key "hasOwnProperty".',
      ],
    )
  })

  it('does not follow aliases that stand for millions of others', () => {
    const bomb = [
      'a0: &a0 [x, x]',
      ...Array.from({length: 40}, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`),
    ].join('\n')
    const {part, problems} = readProject(`${bomb}\npeople: [*a40, tom]\nteams: *a40\n`, yaml)
    assert.deepEqual(part, {people: ['tom']})
    assert.equal(problems.filter(it => it.message.startsWith('Aliases')).length, 2)
  })

  it('runs nothing, whatever a tag says', () => {
    const {part} = readProject(
      'people: [!!js/function "function () { throw 1 }", !<tag:yaml.org,2002:js/regexp> /x/]\n',
      yaml,
    )
    assert.deepEqual(part, {people: ['function () { throw 1 }', '/x/']})
  })

  it('reads no more than a megabyte', () => {
    const {part, problems} = readProject(`people: [tom]\n${'# '.padEnd(1_000_000, 'x')}\n`, yaml)
    assert.deepEqual(part, {})
    const message = 'This project file is ignored because it has more than 1,000,000 characters.'
    assert.deepEqual(
      problems.map(it => it.message),
      [message],
    )
  })

  it('reads a megabyte', () => {
    const {part, problems} = readProject(`people:\n${'  - maria\n'.repeat(99_000)}`, yaml)
    assert.equal(part.people?.length, 99_000)
    assert.deepEqual(problems, [])
  })

  const many = 30_000
  const hostile: Readonly<Record<string, readonly [text: string, name: string]>> = {
    'of keys that nobody knows': [Array.from({length: many}, (_, index) => `profile${index}: 1\n`).join(''), yaml],
    'of wrong values': [`people:\n${'  - {}\n'.repeat(many)}`, yaml],
    'of profiles that extend each other': [
      `profiles:\n${Array.from({length: many}, (_, index) => `  p${index}: {extends: p${index + 1}}\n`).join('')}`,
      yaml,
    ],
    'of lists in lists': [`people: ${'['.repeat(many)}`, yaml],
    'of lists in lists, in lines': [`people:\n  ${'- '.repeat(many)}`, yaml],
    'of objects in objects': ['{"a":'.repeat(many), json],
    'of comments that do not end': ['/*'.repeat(many * 5), json],
    'of quotes that do not end': [`"${'\\"'.repeat(many * 5)}`, json],
    'of slashes': ['/'.repeat(many * 5), json],
    'of tabs': ['\t'.repeat(many * 5), json],
    'of nothing but one word': ['x'.repeat(900_000), yaml],
    'of bytes': [Array.from({length: many}, (_, index) => String.fromCharCode((index * 7919) % 65536)).join(''), yaml],
  }
  for (const [what, [text, name]] of Object.entries(hostile)) {
    it(`reads one full ${what}`, () => {
      const {problems, part} = readProject(text, name)
      assert.ok(problems.length <= 100)
      for (const {span} of problems) assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length)
      assert.ok(Object.keys(part.profiles ?? {}).length <= 50)
    })
  }

  it('survives a good file that is cut anywhere, and with any character taken out', () => {
    const text = `profiles:
  acme: {extends: alx, synonyms: {timeline: [Ablauf]}}
rules: {timeline/gap: {minutes: 5}}
tickets: {"A-{number}": "https://a.b/{number}"}
`
    for (let at = 0; at <= text.length; at++) {
      for (const part of [text.slice(0, at), text.slice(0, at) + text.slice(at + 1)]) {
        for (const {span} of readProject(part, yaml).problems)
          assert.ok(span.start <= span.end && span.end <= part.length)
      }
    }
  })
})

describe('readFrontMatter', () => {
  /** `undefined`: it says nothing. */
  function checkFront(marked: string, messages: readonly string[] | undefined, part: ProjectPart = {}): void {
    for (const newline of ['\n', '\r\n']) {
      const given = marked.replaceAll('\n', newline)
      const {text} = readMarkers(given)
      const front = frontMatterOf(text)
      if (messages === undefined) assert.equal(front, undefined)
      else checkRead(text, readFrontMatter(front ?? assert.fail(), []), given, messages, part)
    }
  }

  it('reads what stands below "postmortem"', () =>
    checkFront(
      `---
title: "It: broke"
postmortem:
  profile: alx
  rules:
    timeline/gap: off
tags: [a]
---

# Outage
`,
      [],
      {profile: 'alx', rules: {'timeline/gap': 'off'}},
    ))
  it('reads it in one line', () => checkFront('---\npostmortem: {profile: alx}\n---\n', [], {profile: 'alx'}))
  it('reads it behind a byte order mark', () =>
    checkFront(
      `\ufeff---
postmortem:
  profile: alx
---
`,
      [],
      {profile: 'alx'},
    ))
  it('reports where it stands in the document', () =>
    checkFront(
      `---
title: x
postmortem:
  profile: «nope»
  rules: {timeline/gap: «loud»}
  «x»: 1
---

# Outage
`,
      [
        'Unknown profile "nope".',
        'This must be one of error, warning, info, hint, off, not "loud".',
        'Unknown key "x".',
      ],
      {rules: {}},
    ))
  it('reports what cannot be read, of its own part alone', () =>
    checkFront(
      `---
title: [broken
postmortem:
  people: [tom
  «p»rofile: alx
other: "never closed
---
`,
      ['Flow sequence in block collection must be sufficiently indented and end with a ]'],
      {people: ['tom'], profile: 'alx'},
    ))
  it('does not care what else the front matter says', () =>
    checkFront(
      `---
{ : broken }: [
postmortem:
  profile: alx
---
`,
      [],
      {profile: 'alx'},
    ))
  it('may hold blank lines and comments', () =>
    checkFront(
      `---
postmortem: # ours

  # form
# form
  profile: alx

end: 1
---
`,
      [],
      {profile: 'alx'},
    ))

  for (const [what, text] of [
    [
      'a document without front matter',
      `# Outage

postmortem:
  profile: alx
`,
    ],
    [
      'front matter that does not end',
      `---
postmortem:
  profile: alx
`,
    ],
    [
      'front matter that does not speak of it',
      `---
title: a
---
postmortem:
  profile: alx
---
`,
    ],
    [
      'a key that is only called so',
      `---
postmortem: true
---
`,
    ],
    [
      'a key with a number',
      `---
postmortem: 42
---
`,
    ],
    [
      'a key with a name',
      `---
postmortem: INC-12: it broke
---
`,
    ],
    [
      'a key further in',
      `---
x:
  postmortem:
    profile: alx
---
`,
    ],
    ['nothing', ''],
    ['a line of dashes', '---\n'],
  ] as const)
    it(`says nothing of ${what}`, () => checkFront(text, undefined))

  it('is not stopped by front matter that is nested without end', () => {
    const front = frontMatterOf(`---\npostmortem: ${'['.repeat(40_000)}\n---\n`) ?? assert.fail()
    assert.deepEqual(
      readFrontMatter(front, []).problems.map(it => it.message),
      ['This is nested too deeply.'],
    )
  })
})
