import { setImmediate as turn } from 'node:timers/promises'

/** Asks until it is so, without resting in between: a rest would be part of what is measured. */
export const tightly = async (isSo: () => Promise<boolean>, what: string, withinMs = 60_000): Promise<void> => {
  const deadline = performance.now() + withinMs
  while (!(await isSo())) {
    if (performance.now() > deadline) throw new Error(`${what} did not happen within ${withinMs} ms`)
    await turn()
  }
}

/** Calls at an even rate, whether or not the last call is done, and waits for all. */
export const atRate = async (
  perSecond: number,
  count: number,
  call: (index: number) => Promise<void>,
): Promise<void> => {
  const began = performance.now()
  const calls: Promise<void>[] = []
  for (let index = 0; index < count; index++) {
    const due = began + (index * 1_000) / perSecond - performance.now()
    if (due > 0) await new Promise((resolve) => setTimeout(resolve, due))
    calls.push(call(index))
  }
  await Promise.all(calls)
}
