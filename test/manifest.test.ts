import assert from 'node:assert/strict'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))
const text = (file: string) => readFileSync(root + file, 'utf8')
const read = (file: string) => JSON.parse(text(file))
const manifest = read('package.json')
const {commands, menus, submenus, walkthroughs, configuration, snippets, grammars, jsonValidation, yamlValidation} =
  manifest.contributes
const texts: Record<string, string> = read('package.nls.json')

/** What a person sees for a value of the manifest. */
const shown = (value: string) => texts[value.slice(1, -1)] ?? assert.fail(`${value} is no key of package.nls.json`)

interface MenuItem {
  readonly command?: string
  readonly submenu?: string
  readonly when?: string
  readonly group?: string
}

interface Setting {
  readonly scope?: string
  readonly order?: number
  readonly default?: unknown
  readonly enum?: string[]
  readonly markdownDescription?: string
  readonly markdownEnumDescriptions?: string[]
}

const settings = Object.entries<Setting>(configuration.properties)

describe('manifest', () => {
  it('activates for Markdown alone', () => assert.deepEqual(manifest.activationEvents, ['onLanguage:markdown']))
  it('has no run-time dependencies', () => assert.equal(manifest.dependencies, undefined))
  it('runs everywhere, where the editor wants it to', () => {
    assert.deepEqual(
      [manifest.main, manifest.browser, manifest.extensionKind],
      ['./dist/extension.cjs', './dist/extension-web.cjs', undefined],
    )
  })
  it('pins what it is built with', () => {
    for (const [name, version] of Object.entries(manifest.devDependencies))
      assert.match(String(version), /^\d+\.\d+\.\d+$/, name)
  })
  it('has a lock file that names no registry', () => assert.doesNotMatch(text('package-lock.json'), /"resolved"/))
  it('asks for no newer editor than its types describe', () =>
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode']}`))
  it('says who makes it, under which licence, for how much, and where to ask', () => {
    assert.match(manifest.repository.url, /^https:\/\/.+\.git$/)
    for (const link of [manifest.bugs.url, manifest.homepage, manifest.qna]) assert.match(link, /^https:/)
    assert.deepEqual([manifest.license, manifest.pricing], ['MIT', 'Free'])
    assert.match(manifest.galleryBanner.color, /^#[\da-f]{6}$/)
    assert.ok(existsSync(`${root}LICENSE`))
  })
  it('has at most five keywords, and categories that the Marketplace knows', () => {
    assert.ok(manifest.keywords.length <= 5)
    for (const category of manifest.categories)
      assert.ok(['Linters', 'Programming Languages', 'Snippets', 'Other'].includes(category))
  })
  it('is described with words that people search for', () => {
    assert.notEqual(shown(manifest.displayName), '')
    for (const word of ['postmortem', 'incident', 'timeline', 'Markdown'])
      assert.match(shown(manifest.description), new RegExp(word, 'i'))
  })
  it('needs no other extension and no API that is only proposed', () => {
    for (const key of ['extensionDependencies', 'extensionPack', 'enabledApiProposals', 'preview'])
      assert.equal(manifest[key], undefined, key)
    assert.match(manifest.version, /^\d+\.\d+\.\d+$/)
    assert.match(manifest.publisher, /^[a-z][a-z\d-]+$/)
  })
  it('names files that exist', () => {
    const media = walkthroughs.flatMap((it: {steps: {media: {svg: string}}[]}) => it.steps.map(({media}) => media.svg))
    const paths = [...snippets, ...grammars]
      .map(it => it.path)
      .concat(
        media,
        [...jsonValidation, ...yamlValidation].map(it => it.url),
        manifest.icon,
        manifest.l10n,
      )
    for (const path of paths) assert.ok(existsSync(root + path), path)
  })
  it('has a PNG icon of 256 pixels', () => {
    const icon = readFileSync(root + manifest.icon)
    assert.equal(icon.toString('latin1', 1, 4), 'PNG')
    assert.deepEqual([icon.readUInt32BE(16), icon.readUInt32BE(20)], [256, 256])
  })
  it('supports untrusted and virtual workspaces', () => {
    assert.deepEqual(manifest.capabilities, {untrustedWorkspaces: {supported: true}, virtualWorkspaces: true})
  })
  it('checks project files in both formats against the shipped schema', () => {
    assert.deepEqual(
      [jsonValidation, yamlValidation].map(([it]) => it),
      [
        {fileMatch: ['.postmortemrc.json'], url: './schemas/postmortemrc.json'},
        {fileMatch: ['.postmortemrc.yaml', '.postmortemrc.yml'], url: './schemas/postmortemrc.json'},
      ],
    )
  })
  it('contributes nothing that gets in the way', () => {
    for (const point of [
      'keybindings',
      'configurationDefaults',
      'viewsContainers',
      'views',
      'customEditors',
      'themes',
      'authentication',
      'telemetry',
    ]) {
      assert.equal(manifest.contributes[point], undefined, point)
    }
  })
  it('gives every text by a key, and has no key that nothing uses', () => {
    const used = [...text('package.json').matchAll(/"%([\w.-]+)%"/g)].map(it => it[1] as string)
    assert.deepEqual([...new Set(used)].sort(), Object.keys(texts).sort())
    const bare = [
      ...text('package.json').matchAll(
        /"(?:title|shortTitle|category|label|description|altText|markdownDescription|displayName)": "([^%"][^"]*)"/g,
      ),
    ]
    assert.deepEqual(
      bare.map(it => it[1]),
      [],
    )
  })
})

describe('commands', () => {
  const titles = commands.map((it: {title: string}) => shown(it.title))

  it('have a category, and a title of their own in title case', () => {
    assert.equal(new Set(titles).size, commands.length)
    for (const {command, category} of commands) {
      assert.match(command, /^postmortem\.[a-z][A-Za-z]+$/)
      assert.equal(shown(category), 'Postmortem')
    }
    for (const title of titles) {
      for (const word of title.split(' ')) assert.match(word, /^(?:[A-Z][a-z]+(?:\.\.\.)?|as|for|into|of)$/, title)
      if (title !== 'New Postmortem...') assert.doesNotMatch(title, /postmortem/i)
    }
  })

  it('are shown only in postmortems, but for the one that makes one', () => {
    const conditions = new Map(menus.commandPalette.map((it: MenuItem) => [it.command, it.when]))
    for (const {command, enablement} of commands) {
      const isFree = command === 'postmortem.newPostmortem'
      assert.equal(
        /^editorLangId == markdown && postmortem\.isPostmortem\b/.test(String(conditions.get(command))),
        !isFree,
        command,
      )
      assert.equal(/^postmortem\.isPostmortem\b/.test(String(enablement)), !isFree, command)
    }
  })

  it('are those that the client registers', () => {
    const source = text('client/activation.ts')
    for (const {command} of commands)
      assert.ok(source.includes(`'${command.replace('postmortem.', '')}'`) || source.includes(`'${command}'`), command)
  })

  it('stand in menus that know them, in groups', () => {
    const known = new Set(commands.map((it: {command: string}) => it.command))
    for (const [menu, items] of Object.entries<MenuItem[]>(menus)) {
      assert.ok(
        ['commandPalette', 'file/newFile', 'editor/context', ...submenus.map((it: {id: string}) => it.id)].includes(
          menu,
        ),
        menu,
      )
      for (const {command, group, when} of items) {
        if (command) assert.ok(known.has(command), command)
        if (menu !== 'commandPalette') assert.ok(group, `${menu}: ${command}`)
        if (menu === 'editor/context') assert.match(String(when), /postmortem\.isPostmortem/)
      }
    }
    assert.equal(menus['editor/context'].length, 1)
  })

  it('make a postmortem in File > New File… as well, always', () => {
    assert.deepEqual(menus['file/newFile'], [{command: 'postmortem.newPostmortem', group: 'file'}])
  })
})

describe('settings', () => {
  it('have a default, a description, a place and an order of their own', () => {
    for (const [name, it] of settings) {
      assert.match(name, /^postmortem\.[a-z]/)
      for (const key of ['default', 'markdownDescription', 'scope', 'order'] as const)
        assert.notEqual(it[key], undefined, `${name}: ${key}`)
      assert.ok(['resource', 'window', 'machine-overridable'].includes(String(it.scope)), name)
      assert.match(shown(String(it.markdownDescription)), /^[A-Z→].*\.$/, name)
    }
    assert.deepEqual(
      settings.map(([, it]) => it.order),
      settings.map((_, index) => index + 1),
    )
  })

  it('stand below the name of the extension, as few pages as there can be', () =>
    assert.equal(shown(configuration.title), shown(manifest.displayName)))

  it('have texts of a few lines, and none that is for experts only', () => {
    for (const [name, it] of settings) {
      assert.ok(shown(String(it.markdownDescription)).length < 400, name)
      assert.doesNotMatch(JSON.stringify(it), /"(?:deprecationMessage|markdownDeprecationMessage)":"[^%]/, name)
    }
  })

  it('explain each value that is not explained by its name', () => {
    for (const [name, it] of settings) {
      if (!it.enum || name === 'postmortem.trace.server') continue
      assert.equal(it.markdownEnumDescriptions?.length, it.enum.length, name)
      it.markdownEnumDescriptions?.forEach(shown)
    }
  })

  it('link only to settings that there are', () => {
    for (const value of Object.values(texts)) {
      for (const [, name = ''] of value.matchAll(/`#(postmortem\.[\w.]+)#`/g))
        assert.ok(name in configuration.properties, name)
    }
  })

  it('are scoped to the resource where they hold for a document', () => {
    for (const name of ['files', 'profile', 'rules', 'newDocument.folder', 'newDocument.fileName']) {
      assert.equal(configuration.properties[`postmortem.${name}`].scope, 'resource', name)
    }
    assert.equal(configuration.properties['postmortem.trace.server'].scope, 'window')
  })
})

describe('walkthrough', () => {
  it('is one, with few steps', () => {
    assert.equal(walkthroughs.length, 1)
    assert.ok(walkthroughs[0].steps.length <= 5)
    assert.match(walkthroughs[0].id, /^[a-z]+$/)
    assert.notEqual(shown(walkthroughs[0].title), '')
  })

  it('leads to own commands and those of the editor, by links of their own', () => {
    const own = new Set(commands.map((it: {command: string}) => it.command))
    for (const {description} of walkthroughs[0].steps) {
      const links = [...shown(description).matchAll(/^\[[^\]]+\]\(command:([\w.]+)\)$/gm)].map(
        ([, command = '']) => command,
      )
      assert.ok(0 < links.length, description)
      for (const command of links) assert.ok(own.has(command) || command.startsWith('workbench.'), command)
    }
  })

  for (const step of walkthroughs[0].steps) {
    it(`${step.id} has an action, a way to be done, and a picture in the colours of the theme`, () => {
      const [, command = ''] = /\]\(command:([\w.]+)\)$/.exec(shown(step.description)) ?? []
      assert.ok(
        step.completionEvents.some((it: string) => it === `onCommand:${command}`),
        command,
      )
      assert.notEqual(shown(step.media.altText), '')
      const picture = text(step.media.svg)
      for (const [, value] of picture.matchAll(/\b(?:fill|stroke)="([^"]*)"/g))
        assert.match(String(value), /^(?:none|var\(--vscode-.*\))$/)
      // The page shows no style sheet of a picture.
      assert.doesNotMatch(picture, /<style|style=|<script|href=/)
    })
  }
})

describe('client', () => {
  const sources = readdirSync(`${root}client`).map(name => ({name, source: text(`client/${name}`)}))

  it('says nothing to people but by l10n', () => {
    for (const {name, source} of sources) {
      const said = source
        .replace(/\bl10n\.t\('(?:[^'\\\n]|\\.)*'/g, '')
        .replace(/^import .*|\/\/.*|\/\*\*[^]*?\*\//gm, '')
      const bare = [...said.matchAll(/'([^'\n]*)'|`([^`\n]*)`/g)]
        .map(it => it[1] ?? it[2] ?? '')
        .filter(it => /[A-Za-z]{2,} [a-z]{2,}/.test(it))
      assert.deepEqual(bare, [], name)
    }
  })

  it('has only notifications that answer a command', () => {
    for (const {name, source} of sources) {
      assert.doesNotMatch(
        source,
        /show(?:Warning|Error)Message|createStatusBarItem|createWebviewPanel|withProgress|openExternal/,
        name,
      )
      if (name !== 'edits.ts') assert.doesNotMatch(source, /showInformationMessage/, name)
    }
    for (const name of [
      'activation.ts',
      'gate.ts',
      'options.ts',
      'language-status.ts',
      'extension.ts',
      'extension-web.ts',
    ]) {
      assert.doesNotMatch(text(`client/${name}`), /\btell\(/, name)
    }
  })

  it('takes no resource for a file of the disk, and formats, counts and sends nothing', () => {
    for (const {name, source} of sources) {
      assert.doesNotMatch(
        source,
        /\.fsPath\b|Uri\.file\(|registerDocument(?:Range)?FormattingEditProvider|registerOnType|telemetry|\bfetch\(|XMLHttpRequest|node:https?/i,
        name,
      )
    }
  })

  it('is loaded in less than 15 kilobytes for Markdown that is no postmortem', () => {
    for (const name of [manifest.main, manifest.browser]) assert.ok(readFileSync(root + name).length < 15_000, name)
  })
})

describe('pages of the Marketplace', () => {
  const readme = text('README.md')

  it('begin with a picture, and show three PNGs of less than 150 kilobytes', () => {
    const images = [...readme.matchAll(/!\[([^\]]+)\]\(([^)]+)\)/g)]
    assert.ok((images[0]?.index ?? Infinity) < 600)
    for (const [, alt, path = ''] of images) {
      assert.notEqual(alt, '')
      assert.match(path, /^images\/[\w-]+\.png$/)
      assert.ok(readFileSync(root + path).length < 150_000, path)
    }
    assert.equal(images.length, 3)
  })

  it('are short: whatever has to be looked up is in docs/', () => {
    assert.ok(readme.split('\n').length < 100)
    assert.doesNotMatch(readme, /^\|/m)
  })

  it('say that nothing is sent anywhere', () => assert.match(readme, /no telemetry/i))

  it('keep a changelog with a section for this version', () => {
    assert.ok(text('CHANGELOG.md').includes(`\n## [${manifest.version}]`))
  })
})
