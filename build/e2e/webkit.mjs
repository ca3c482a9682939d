// The engine the real window runs on here, driven through WebKit's own driver: Chromium alone would not show what it
// lays out differently.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { freePort, until } from './program.mjs'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const browsers = ['x86_64', 'aarch64'].map(
  (machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1/MiniBrowser`,
)

/** A WebKitGTK browser; closed when the test is. */
export async function webkit(test) {
  const port = await freePort()
  const driver = spawn('WebKitWebDriver', [`--port=${port}`], { stdio: 'ignore' })
  const ask = (method, path, body) => request(`http://127.0.0.1:${port}${path}`, method, body)
  let sessionId
  test.after(async () => {
    // The browser goes with its session; the driver alone would leave it standing.
    if (sessionId) await ask('DELETE', `/session/${sessionId}`)
    driver.kill()
  })
  ;({ sessionId } = await until(
    () => ask('POST', '/session', { capabilities: { alwaysMatch: options } }).catch(unstarted),
    'WebKit answers',
  ))
  const session = (path, body) => ask('POST', `/session/${sessionId}${path}`, body)
  return {
    open: async (url) => {
      // Addresses that differ after # alone would not load the page anew.
      await session('/url', { url: 'about:blank' })
      await session('/url', { url })
    },
    run: (script, ...args) => session('/execute/sync', { script, args }),
    /** What axe finds wrong with the page as it stands. */
    flaws: async () => {
      await session('/execute/sync', { script: axe + ';return 1', args: [] })
      return session('/execute/async', { script: report, args: [] })
    },
  }
}

const options = {
  'webkitgtk:browserOptions': { binary: browsers.find((path) => existsSync(path)), args: ['--automation'] },
}

const report = `const done = arguments[0]
axe.run().then(({ violations }) =>
  done(violations.flatMap((rule) => rule.nodes.map((node) => rule.id + ': ' + node.target.join(' ') + ': ' + node.failureSummary))))`

// Only the connection may fail, while the driver starts.
function unstarted(error) {
  if (error instanceof TypeError) return undefined
  throw error
}

async function request(url, method, body) {
  const response = await fetch(url, { method, body: body && JSON.stringify(body) })
  const { value } = await response.json()
  if (!response.ok) throw new Error(`WebKit: ${value.error}: ${value.message}`)
  return value
}
