/** Does what has one name one after the other, in the order in which it was asked for; what has another name does not wait. */
export type InTurn = <Result>(name: string, work: () => Promise<Result>) => Promise<Result>

/**
 * Turns of one process. They keep nothing right: the rows do, and whoever finds a row changed decides again. They make a
 * crowd wait where it would otherwise outrun itself, so that few are ever in each other's way: one of each replica.
 */
export const turns = (): InTurn => {
  const last = new Map<string, Promise<unknown>>()
  return (name, work) => {
    const before = last.get(name) ?? Promise.resolve()
    const mine = before.then(work)
    const ended = mine.catch(() => undefined)
    last.set(name, ended)
    void ended.then(() => {
      if (last.get(name) === ended) last.delete(name)
    })
    return mine
  }
}
