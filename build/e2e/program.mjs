// A Feltbog started for a test: in a home of its own, on a session bus of its own, so that no two tests meet.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const built = (name) => resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../out', name)
/** The passphrase of every book the command line makes for a test. */
export const phrase = 'fire ord i en bog'
const passphrase = { FELTBOG_PASSPHRASE: phrase }

/** A folder that is gone when the test is. */
export function folder(test) {
  const path = mkdtempSync(join(tmpdir(), 'feltbog-e2e-'))
  test.after(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** What this machine remembers outside every book: a book that was made here and is opened in another home is a copy. */
export const home = mkdtempSync(join(tmpdir(), 'feltbog-e2e-home-'))
process.on('exit', () => rmSync(home, { recursive: true, force: true }))

/** Runs the command line and returns what it wrote; a refusal throws what it said. */
export function feltbog(...words) {
  const done = spawnSync(built('feltbog-cli'), words, {
    encoding: 'utf8',
    env: { ...process.env, ...passphrase, FELTBOG_HOME: home },
  })
  if (done.status !== 0) throw new Error(`feltbog ${words.join(' ')}: status ${done.status}\n${done.stderr}`)
  return done.stdout
}

let recorded

/** The sample year as recorded on five laptops, in a folder of the test's own: nothing is taken in yet. */
export function year(test) {
  if (!recorded) {
    recorded = mkdtempSync(join(tmpdir(), 'feltbog-e2e-year-'))
    feltbog('sample', recorded)
    process.on('exit', () => rmSync(recorded, { recursive: true, force: true }))
  }
  const copy = join(folder(test), 'year')
  cpSync(recorded, copy, { recursive: true })
  return {
    folder: copy,
    parcels: join(copy, 'parcels'),
    coordinator: join(copy, 'coordinator.feltbog'),
    laptop: join(copy, 'pc-A.feltbog'),
  }
}

/** Remembers a book as the last one open, so that the window opens it at start, and without the tour of a first run. */
export function remember(home, book) {
  mkdirSync(home, { recursive: true })
  writeFileSync(
    join(home, 'settings.json'),
    JSON.stringify({ language: 'da', theme: 'light', last: book, books: [book], toured: true }),
  )
}

/** Starts the window that also answers a browser; `address` is where. `answers` are what its file dialogs return. */
export async function served(test, home) {
  const port = await freePort()
  const answers = join(home, 'answers')
  const program = start('feltbog-dev', home, { devserver: `127.0.0.1:${port}`, FELTBOG_ANSWERS: answers })
  test.after(() => program.kill())
  const address = `http://127.0.0.1:${port}/`
  await until(() => answersAt(address), 'the served window answers', 30_000, program)
  return {
    address,
    kill: program.kill,
    answer: (...paths) => writeFileSync(answers, paths.join('\n') + '\n'),
  }
}

/** Starts the real window, as users get it. */
export function real(test, home) {
  const program = start('feltbog', home, {})
  test.after(() => program.kill())
  return program
}

function start(name, home, env) {
  mkdirSync(home, { recursive: true })
  // A group of its own: killing the bus alone would leave the window standing.
  const child = spawn('dbus-run-session', ['--', built(name)], {
    detached: true,
    cwd: resolve(built('.'), '../..'),
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...passphrase, ...env, FELTBOG_HOME: home, NO_AT_BRIDGE: '1' },
  })
  let said = ''
  child.stdout.on('data', (text) => (said += text))
  child.stderr.on('data', (text) => (said += text))
  return {
    said: () => said,
    running: () => child.exitCode === null && child.signalCode === null,
    kill: async () => {
      try {
        process.kill(-child.pid, 'SIGKILL')
      } catch (gone) {
        if (gone.code !== 'ESRCH') throw gone
      }
      await until(() => !lives(child.pid), 'the program is gone')
    },
  }
}

// The bus ends before the window does, and until then the window holds its book.
function lives(group) {
  return readdirSync('/proc').some((id) => {
    if (!/^\d+$/.test(id)) return false
    const [state, , belongs] = stat(id)
    // Killed, a process is a zombie before the last of its threads has let go of its files.
    return Number(belongs) === group && (state !== 'Z' || threads(id) > 1)
  })
}

function threads(id) {
  try {
    return readdirSync(`/proc/${id}/task`).length
  } catch {
    return 0
  }
}

// What the kernel says of a process, after its name: state, parent, group.
function stat(id) {
  try {
    return readFileSync(`/proc/${id}/stat`, 'latin1').split(') ').at(-1).split(' ')
  } catch {
    return []
  }
}

/** Waits until a condition holds; says what it waited for, and what the program said, when it never does. */
export async function until(holds, what, patience = 15_000, program) {
  const end = Date.now() + patience
  for (;;) {
    const seen = await holds()
    if (seen) return seen
    if (program && !program.running()) throw new Error(`${what}: the program ended\n${program.said()}`)
    if (Date.now() > end)
      throw new Error(`${what}: not within ${patience / 1000} s\n${program?.said() ?? ''}`)
    await wait(100)
  }
}

async function answersAt(address) {
  try {
    return (await fetch(address)).ok
  } catch {
    return false
  }
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}
