import {access, constants} from 'node:fs/promises'
import path from 'node:path'

/** The path of a Chromium, Chrome or Edge on this machine; the variable `CHROME_PATH` comes first. */
export async function findBrowser() {
  for (const file of candidates()) {
    if (
      await access(file, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return file
  }
  throw new Error(
    `No Chromium, Chrome or Edge was found; install one with \`${installCommand()}\`, or set CHROME_PATH to its program.`,
  )
}

/** Flags without which a browser does not start as root, or talks to its vendor. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-features=LocalNetworkAccessChecks',
]

function candidates() {
  const {CHROME_PATH, PATH = '', LOCALAPPDATA = '', ProgramFiles = ''} = process.env
  const onPath = PATH.split(path.delimiter).flatMap(folder => names.map(name => path.join(folder, name)))
  const programs = [ProgramFiles, process.env['ProgramFiles(x86)'] ?? '', LOCALAPPDATA]
    .filter(Boolean)
    .flatMap(folder =>
      ['Google/Chrome', 'Microsoft/Edge'].map(it =>
        path.join(folder, it, 'Application', it.startsWith('Google') ? 'chrome.exe' : 'msedge.exe'),
      ),
    )
  const applications = ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    it => `/Applications/${it}.app/Contents/MacOS/${it}`,
  )
  return [...(CHROME_PATH ? [CHROME_PATH] : []), ...onPath, ...programs, ...applications]
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']

function installCommand() {
  if (process.platform === 'darwin') return 'brew install --cask chromium'
  if (process.platform === 'win32') return 'winget install Google.Chrome'
  return 'sudo apt-get install -y chromium'
}
