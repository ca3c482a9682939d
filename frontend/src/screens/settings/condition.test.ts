import { expect, it } from 'vitest'
import { da } from '@/messages/da'
import { en } from '@/messages/en'
import { told } from './condition'

it('has words for every warning, with what it is about', () => {
  for (const { condition } of [da, en]) {
    for (const kind of ['network', 'removable', 'no-backup'])
      expect(told({ kind, name: '' }, condition)).toMatch(/\. /)
    expect(told({ kind: 'synced', name: 'OneDrive' }, condition)).toContain('OneDrive')
    expect(told({ kind: 'low-space', name: '42' }, condition)).toContain('42 MB')
  }
})
