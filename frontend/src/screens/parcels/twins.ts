import { fromDoor, type Duplicate, type Field } from '@/api'
import { saidAnswer, type Words } from './said'

/** One line of two records side by side, in words. */
export interface Trait {
  field: Field
  left: string
  right: string
  equal: boolean
}

/** What is filled in either of two records, in the order of the form. What Feltbog fills in itself is left out. */
export function traits(pair: Duplicate, fields: readonly Field[], words: Words): Trait[] {
  const [left, right] = [fromDoor(pair.left.answers), fromDoor(pair.right.answers)]
  return fields
    .filter(({ fixed, name }) => !fixed && name !== 'status')
    .map((field) => {
      const said = [left, right].map((answers) => saidAnswer(field, answers[field.name], words))
      const [one = '', other = ''] = said
      return { field, left: one, right: other, equal: one === other }
    })
    .filter((trait) => trait.left !== '' || trait.right !== '')
}
