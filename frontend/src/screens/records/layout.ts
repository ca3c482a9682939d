import { isEmpty, type Answers, type Kind } from '@/api'
import type { Listed } from '@/routes'

// How the form of each kind is laid out. What the fields are is the catalogue's
// to say; a field no layout names is shown at the end, so none is ever lost.

/** Fields beside each other, each with its share of the width. */
export interface Line {
  cells: [name: string, share: number][]
  /** Leaves the line out while it has no meaning. */
  when?: (answers: Answers) => boolean
}

export type Part = 'agreements' | 'observations' | 'maturity' | 'attachments' | 'dossier'

export interface Section {
  name: 'main' | 'who' | 'where' | 'content' | 'interpreter' | 'quality' | 'progress' | 'more' | Part
  part?: Part
  lines: Line[]
  /** Closed until it is wanted or has something in it. */
  folded?: boolean
}

/** The kinds that have a form of their own. */
export type Recorded = Listed | 'agreement'

const line = (...names: (string | [string, number])[]): Line => ({
  cells: names.map((name) => (typeof name === 'string' ? [name, 1] : name)),
})
const when = (condition: (answers: Answers) => boolean, made: Line): Line => ({ ...made, when: condition })
const part = (name: Part, folded = false): Section => ({ name, part: name, lines: [], folded })
const more = (...lines: Line[]): Section => ({ name: 'more', folded: true, lines })

const interpreted = (answers: Answers) =>
  ['professional', 'volunteer'].includes(String(answers['interpreter'] ?? ''))

const layouts: Record<Recorded, Section[]> = {
  agreement: [
    {
      name: 'main',
      lines: [
        line('what'),
        line('responsible_staff', ['responsible_actor', 1.6]),
        line('due', 'progress', 'closed'),
        when(
          (answers) => answers['progress'] === 'dropped' || !isEmpty(answers['dropped_reason']),
          line('dropped_reason'),
        ),
        line('remark'),
      ],
    },
    more(line(['case_number', 1], ['internal', 1])),
  ],
  visit: [
    {
      name: 'main',
      lines: [
        line('date', 'area', ['challenge', 1.25]),
        line('project'),
        line('staff'),
        line('met'),
        line(['occasion', 1], ['duration', 0.75], ['next_visit', 1]),
        line('themes'),
        line('purpose'),
        line('summary'),
      ],
    },
    part('agreements'),
    part('observations'),
    part('maturity', true),
    part('attachments'),
    more(line('challenges'), line(['case_number', 1], ['internal', 1])),
  ],
  dialogue: [
    {
      name: 'main',
      lines: [
        line('date', 'area', ['challenge', 1.25]),
        line('host', 'co_hosts'),
        line('form', 'place', 'time_of_day'),
        when((answers) => answers['form'] === 'other' || !isEmpty(answers['form_other']), line('form_other')),
        line('staff'),
      ],
    },
    {
      name: 'who',
      lines: [
        line('mothers', 'fathers', ['other_carers', 1.4], 'not_registered'),
        line(['counting', 2], ['new_parents', 1], ['returning_parents', 1]),
        line('frontline'),
      ],
    },
    {
      name: 'interpreter',
      lines: [
        line('languages'),
        line('interpreter', 'interpreter_language'),
        when(interpreted, line('interpreter_presence', 'interpreter_worked')),
      ],
    },
    { name: 'content', lines: [line('themes'), line('stressed')] },
    {
      name: 'quality',
      lines: [
        line('quality_invited'),
        line('quality_dialogue'),
        line('quality_staff'),
        line('quality_follow_up'),
      ],
    },
    part('agreements'),
    part('observations'),
    part('attachments'),
    more(line('project', 'duration'), line(['case_number', 1], ['internal', 1])),
  ],
  requisition: [
    {
      name: 'main',
      lines: [
        line('received', 'area', ['challenge', 1.25]),
        line('subject'),
        line(['requester', 1.4], 'administration'),
        line('function', 'responsible'),
        line('description'),
        line('purpose'),
      ],
    },
    {
      name: 'progress',
      lines: [
        line('progress', 'wanted_by', 'closed'),
        when((answers) => answers['progress'] === 'declined', line('declined_reason')),
      ],
    },
    part('agreements'),
    part('observations'),
    part('attachments'),
    more(
      line('projects'),
      line('challenges'),
      line('deliverable'),
      line(['case_number', 1], ['internal', 1]),
    ),
  ],
  consultation: [
    {
      name: 'main',
      lines: [
        line('held', 'area', ['challenge', 1.25]),
        line('recipient'),
        line('subject'),
        line(['form', 1.25], 'duration'),
        line('staff'),
        line('result'),
      ],
    },
    part('agreements'),
    part('observations'),
    part('attachments'),
    more(line('project', 'requisition'), line('challenges'), line(['case_number', 1], ['internal', 1])),
  ],
  event: [
    {
      name: 'main',
      lines: [
        line('title'),
        line('date', 'end', ['challenge', 1.25]),
        line('kind', 'area'),
        line('organiser', 'co_organisers'),
        line('audience'),
        line(['counting', 2], ['participants', 1], ['registered', 1]),
        line('staff'),
        line('evaluation'),
      ],
    },
    part('agreements'),
    part('observations'),
    part('attachments'),
    more(line(['case_number', 1], ['internal', 1])),
  ],
  project: [
    {
      name: 'main',
      lines: [
        line('name'),
        line('owner', 'partners'),
        line('areas'),
        line(['target_group', 1.4], 'phase'),
        line('start', 'end', ['funding', 1.4]),
        line('challenges'),
        line('purpose'),
        line('success_criteria'),
      ],
    },
    part('dossier'),
    part('attachments'),
    more(line(['case_number', 1], ['internal', 1])),
  ],
  actor: [
    {
      name: 'main',
      lines: [
        line('name'),
        line('kind', 'sector'),
        line('administration', 'cvr'),
        line('areas'),
        line('other_names'),
      ],
    },
    part('dossier'),
    more(line(['case_number', 1], ['internal', 1])),
  ],
  contact: [
    {
      name: 'main',
      lines: [line('actor'), line('function', 'name'), line('phone', 'mail'), line('delete_by')],
    },
    more(line(['case_number', 1], ['internal', 1])),
  ],
}

// What a record is part of, and how it stands, is not typed in its form.
const given = ['status', 'source']

/** The form of a kind: its own layout, and at the end whatever that leaves out. */
export function layout(kind: Kind): Section[] {
  const sections = layouts[kind.name as Recorded] ?? [{ name: 'main', lines: [] }]
  const placed = new Set(
    sections.flatMap(({ lines }) => lines.flatMap(({ cells }) => cells.map(([name]) => name))),
  )
  const left = kind.fields.filter(
    ({ name, fixed }) =>
      !fixed && !given.includes(name) && !placed.has(name) && !name.startsWith('maturity_'),
  )
  if (left.length === 0) return sections
  const last = sections.at(-1)!
  return [
    ...sections.slice(0, -1),
    { ...last, lines: [...left.map(({ name }) => line(name)), ...last.lines] },
  ]
}

/** The dimensions of the maturity staircase that a kind asks about, in order. */
export function dimensions(kind: Kind): string[] {
  return kind.fields.flatMap(({ name }) => /^maturity_(\w+)_step$/.exec(name)?.[1] ?? [])
}
