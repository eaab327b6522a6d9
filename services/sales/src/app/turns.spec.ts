import { expect, it } from 'vitest'
import { turns } from './turns.ts'

const gate = () => {
  let open = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

it('does what has one name in order, and lets what has another name pass', async () => {
  const inTurn = turns()
  const done: string[] = []
  const first = gate()
  const slow = inTurn('shop', async () => {
    await first.opened
    done.push('first')
  })
  const next = inTurn('shop', async () => void done.push('second'))
  await inTurn('other shop', async () => void done.push('other'))
  expect(done).toEqual(['other'])
  first.open()
  await Promise.all([slow, next])
  expect(done).toEqual(['other', 'first', 'second'])
})

it('goes on after one that failed, and tells only the one that it failed', async () => {
  const inTurn = turns()
  const broken = inTurn('shop', () => Promise.reject(new Error('broken')))
  const next = inTurn('shop', async () => 'done')
  await expect(broken).rejects.toThrow('broken')
  expect(await next).toBe('done')
})
