import assert from 'node:assert/strict'
import picomatch from 'picomatch'
import {maxGlobLength} from '../../server/document/recognition/glob-limits.ts'
import {globFault, matchesGlob, type GlobFault, type Piece} from '../../server/document/recognition/globs.ts'
import fc from '../property.ts'

describe('matchesGlob', function () {
  this.timeout(60_000)
  const cases: readonly (readonly [glob: string, fitting: readonly string[], others: readonly string[]])[] = [
    ['docs/reviews/**', ['/docs/reviews/a.md', '/x/Docs/Reviews/y/a.md', 'docs/reviews/a.md'], ['/docs/review/a.md']],
    ['docs/**', ['/docs/a.md', '/docs'], ['/doc', '/mydocs/a.md']],
    ['/docs/*.md', ['/docs/a.md', '/docs/.md'], ['/x/docs/a.md', '/docs/x/a.md', 'docs/a.md']],
    ['**/reviews/**/*.md', ['/reviews/a.md', '/x/reviews/y/z/a.md'], ['/reviews/a.txt']],
    ['*.md', ['/a.md', '/x/a.md', '/x/é日.md'], ['/x.md/a']],
    ['./docs/*.md', ['/x/docs/a.md'], ['/x/docs/y/a.md']],
    ['2026-??-*.md', ['/2026-05-07.md', '/2026-05-.md'], ['/2026-5-7.md']],
    ['?.md', ['/😀.md'], ['/ab.md', '/.md']],
    ['[a-c]?.md', ['/b1.md', '/B1.md'], ['/d1.md']],
    ['[!a-c].md', ['/d.md', '/-.md'], ['/a.md', '/A.md']],
    ['[]^\\-]x.md', ['/]x.md', '/^x.md', '/-x.md'], ['/ax.md']],
    ['{incidents,outages/{minor,major}}/*.md', ['/incidents/a.md', '/outages/major/a.md'], ['/outages/a.md']],
    ['{/docs,notes}/*.md', ['/docs/a.md', '/x/notes/a.md'], ['/x/docs/a.md']],
    ['sev{1..12}.md', ['/sev1.md', '/sev12.md'], ['/sev13.md', '/sev.md']],
    ['part-{a..c}{,-draft}.md', ['/part-b.md', '/part-c-draft.md'], ['/part-d.md']],
    ['{a}[b{c.md', ['/{a}[b{c.md'], ['/a[b{c.md']],
    ['incident (1)*.md', ['/incident (1) final.md'], ['/incident 1.md']],
    ['what\\*\\?\\[a].md', ['/what*?[a].md'], ['/whatever.md']],
    ['*', ['/a', 'a', '/x/a'], []],
    ['**.md', ['/x/a.md'], ['/a.txt']],
  ]
  for (const [glob, fitting, others] of cases) {
    it(`reads ${glob}`, () => {
      assert.equal(globFault(glob), undefined)
      for (const path of fitting) assert.ok(matchesGlob(path, glob), path)
      for (const path of others) assert.ok(!matchesGlob(path, glob), path)
    })
  }

  it('agrees with picomatch on simple globs @slow', () => {
    /** What is written in a glob, and texts of which some fit. */
    const atoms: readonly (readonly [written: string, texts: readonly string[]])[] = [
      ['a', ['a', 'A']],
      ['b', ['b', 'c']],
      ['1', ['1']],
      ['.', ['.']],
      ['-', ['-']],
      ['*', ['', 'ab', '.']],
      ['?', ['a', '-', '']],
      ['[ab]', ['a', 'B', 'c']],
      ['[^a]', ['b', 'a']],
      ['[a-c1]', ['b', '1', '2']],
      ['{a,b}', ['a', 'b', 'c']],
      ['b{a,,bc}', ['ba', 'b', 'bbc']],
      ['{a,b/c}', ['a', 'b/c']],
      ['{*.b,{a,1}?}', ['x.b', 'a1', '1']],
    ]
    const atom = fc
      .constantFrom(...atoms)
      .chain(([written, texts]) => fc.tuple(fc.constant(written), fc.constantFrom(...texts)))
    const name = fc
      .array(atom, {minLength: 1, maxLength: 3})
      .map(all => all.reduce(([left, right], [written, text]) => [left + written, right + text], ['', '']))
    const folders = fc.constantFrom('', 'a', 'a/b-1').map(it => ['**', it])
    const start = fc.constantFrom(['', ''], ['', '/'], ['/', '/'], ['**/', '/a/b/'], ['', '/b/'])
    const folder = fc.oneof({arbitrary: name, weight: 3}, {arbitrary: folders, weight: 1})
    const pair = fc
      .tuple(start, fc.array(folder, {maxLength: 3}), name)
      .map(([[left = '', right = ''], middle, last]): [string, string] => {
        const parts = [...middle, last]
        return [
          left + parts.map(it => it[0]).join('/'),
          right
            + parts
              .map(it => it[1])
              .filter(Boolean)
              .join('/'),
        ]
      })
      // Left out is what picomatch reads in its own way: `**` in a name, and `/**/a`, which does not match `/a` there.
      .filter(([glob, path]) => !/^(?:\/\*\*|\.\/)|[^/]\*\*|\*\*[^/]/.test(glob) && /[^/]$/.test(path))
      .filter(([glob, path]) => globFault(glob) === undefined && path.split('/').every(it => !/^\.\.?$/.test(it)))
    let fitting = 0
    fc.assert(
      fc.property(pair, ([glob, path]) => {
        const globs = /^(?:\/|\*\*)/.test(glob) ? [glob] : [glob, `**/${glob}`]
        const expected = picomatch.isMatch(path, globs, {dot: true, nocase: true})
        if (expected) fitting++
        assert.equal(matchesGlob(path, glob), expected)
      }),
      {numRuns: 2_000},
    )
    assert.ok(200 < fitting, `${fitting}`)
  })

  it('compares each character of a path with each one of a glob at most once', () => {
    const hostile = [
      '*a*a*a*a*a*a*a*a*b',
      '*?'.repeat(30),
      '[ab]*'.repeat(20),
      '**/*a'.repeat(20),
      `${'**/'.repeat(20)}b`,
      `${'*/**/a*'.repeat(10)}/b`,
    ]
    for (const glob of hostile) {
      for (const unit of ['a', 'a/']) {
        const [once, twice] = [100, 200].map(count => comparisons(`/${unit.repeat(count)}`, glob)) as [number, number]
        assert.ok(once <= 200 * glob.length && twice <= 400 * glob.length, `${glob}: ${once}, ${twice}`)
      }
    }
  })

  it('compares with all alternatives together no more than their length allows', () => {
    const glob = `{${Array.from({length: 60}, (_, index) => `*a*a*${index}`)}}`
    assert.equal(globFault(glob), undefined)
    assert.ok(comparisons(`/${'a'.repeat(200)}`, glob) <= 200 * glob.length)
    assert.equal(globFault('{a,b}'.repeat(20)), 'too many alternatives')
  })

  function comparisons(path: string, glob: string): number {
    let count = 0
    matchesGlob(path, glob, (char, piece: Piece) => {
      count++
      return typeof piece === 'string' ? char === piece : piece.test(char)
    })
    return count
  }
})

describe('globFault', () => {
  const faults: readonly (readonly [glob: string, fault: GlobFault])[] = [
    ['', 'empty'],
    ['./', 'empty'],
    ['x'.repeat(maxGlobLength + 1), 'too long'],
    ['{a,b}'.repeat(50), 'too many alternatives'],
    ['{,}'.repeat(100), 'too many alternatives'],
    ['{0..9999}', 'too many alternatives'],
    ['{{a,b},{a,b}}'.repeat(12), 'too many alternatives'],
    [`{${','.repeat(200)}}`.repeat(2), 'too many alternatives'],
    ['[z-a].md', 'invalid class'],
    ['docs/[[:alpha:]]*', 'invalid class'],
    ['{a,[z-a]}', 'invalid class'],
    ['@(a|b)', 'extended'],
    ['*(*a)', 'extended'],
    ['!(a).md', 'extended'],
    ['docs/(a|b)/**', 'extended'],
    ['docs/+(a|+(a|b)).md', 'extended'],
  ]
  for (const [glob, fault] of faults) {
    it(`finds ${glob.slice(0, 40) || 'nothing'} ${fault}`, () => {
      assert.equal(globFault(glob), fault)
      assert.equal(matchesGlob(`/${glob}`, glob), false)
    })
  }

  it('finds nothing wrong with ordinary characters', () => {
    const globs = [
      'what?\\(1).md',
      'a[*(|]b',
      '(1).md',
      'a|b',
      '[',
      '[]',
      '{',
      '}',
      ',',
      '\\',
      '[!]',
      '[^]]',
      '[a-]',
      '[&&&]',
      '{a..}',
      '{1..b}',
    ]
    for (const glob of globs) assert.equal(globFault(glob), undefined, glob)
  })

  it('reads anything', () => {
    const text = fc.string({unit: fc.constantFrom(...'ab/*?[]{},.!^-\\(|)@&:\u{1f600}1'), maxLength: 30})
    fc.assert(
      fc.property(text, text, (glob, path) => {
        const fault = globFault(glob)
        assert.ok(!fault || !matchesGlob(path, glob))
      }),
    )
  })
})
