// The real window as a person has it: a picture to look at and a keyboard.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { until } from './program.mjs'

const xdotool = (...words) => execFileSync('xdotool', words, { encoding: 'utf8' }).trim()

/** Waits for the window and gives it the keyboard. */
export async function focus(program) {
  const id = await until(
    () =>
      spawnSync('xdotool', ['search', '--onlyvisible', '--name', 'Feltbog'], { encoding: 'utf8' })
        .stdout.trim()
        .split('\n')
        .at(-1),
    'the window shows',
    30_000,
    program,
  )
  await until(
    () => {
      spawnSync('xdotool', ['windowactivate', id])
      return xdotool('getwindowfocus') === id
    },
    'the window has the keyboard',
    10_000,
    program,
  )
  return id
}

/** Presses keys one after the other: "ctrl+n", "Tab", "Return". */
export async function press(...keys) {
  for (const key of keys) {
    xdotool('key', '--clearmodifiers', key)
    // The screens answer a key before the next one comes from a person's hand.
    await wait(80)
  }
}

/** Types text at the pace of a quick typist. */
export async function type(text) {
  xdotool('type', '--delay', '25', text)
  await wait(80)
}

/** How many different colours the screen shows: a blank window shows next to none. */
export function colours(name) {
  const folder = new URL('pictures/', import.meta.url).pathname
  mkdirSync(folder, { recursive: true })
  execFileSync('import', ['-window', 'root', `${folder}${name}.png`])
  return Number(execFileSync('identify', ['-format', '%k', `${folder}${name}.png`], { encoding: 'utf8' }))
}

/** How many points of the screen are red, or fade from red into white, as the line under a misspelt word does. */
export function reds() {
  const points = execFileSync('import', ['-window', 'root', '-depth', '8', 'rgb:-'], { maxBuffer: 1 << 24 })
  let count = 0
  for (let i = 0; i < points.length; i += 3) {
    const [red, green, blue] = points.subarray(i, i + 3)
    if (red > 200 && red - green > 40 && Math.abs(green - blue) < 30) count++
  }
  return count
}

/** Does something with the window at rest, waits until it has changed, and until it rests again. */
export async function seen(act, program) {
  const before = await rest(program)
  await act()
  await until(() => differ(before, glance()), 'the window changes', 15_000, program)
  await rest(program)
}

/** Presses a key until the window answers it: what it answers to may not be there yet. */
export async function insist(key, program) {
  const before = await rest(program)
  await until(
    async () => {
      await press(key)
      await wait(1000)
      return differ(before, glance())
    },
    `the window answers ${key}`,
    20_000,
    program,
  )
  await rest(program)
}

/** Waits until two looks at the window are alike: all that was typed has been answered. */
export async function rest(program) {
  let last = glance()
  await until(
    async () => {
      await wait(300)
      const before = last
      last = glance()
      return !differ(before, last)
    },
    'the window comes to rest',
    15_000,
    program,
  )
  return last
}

// The screen in shades of grey, a byte for each point.
function glance() {
  return execFileSync('import', ['-window', 'root', '-depth', '8', 'gray:-'], { maxBuffer: 1 << 24 })
}

// A blinking caret is some forty points; a letter, a focus ring or a list is more.
function differ(one, other) {
  let points = 0
  for (let i = 0; i < one.length; i++) if (one[i] !== other[i]) points++
  return points > 60
}
