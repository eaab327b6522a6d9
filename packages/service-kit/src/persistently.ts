/** Tries until it works or the service stops; what the broker refuses today it may allow in a second. */
export const persistently = async <T>(
  work: () => Promise<T>,
  stopping: () => boolean,
  onFailure: (reason: string | null) => void,
): Promise<T | undefined> => {
  for (let attempt = 0; !stopping(); attempt++) {
    try {
      const result = await work()
      onFailure(null)
      return result
    } catch (error) {
      onFailure(String(error))
      await new Promise((resolve) => setTimeout(resolve, Math.min(1_000, 50 * 2 ** attempt)))
    }
  }
  return undefined
}
