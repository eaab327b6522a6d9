/** All items of a list, page by page. */
export const readAll = async <Item>(get: <Body>(path: string) => Promise<Body>, path: string): Promise<Item[]> => {
  const items: Item[] = []
  let cursor: string | null = null
  do {
    const query = `${path.includes('?') ? '&' : '?'}limit=100${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`
    const page: { items: Item[]; next: string | null } = await get(`${path}${query}`)
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return items
}

/** Does something with all of them, a few at a time, and gives the results in their order. */
export const several = async <Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
  atOnce = 8,
): Promise<Result[]> => {
  const results: Result[] = new Array(items.length)
  let next = 0
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index] as Item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  return results
}
