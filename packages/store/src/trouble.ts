/**
 * Whether an error says that the database or the network failed, and nothing of the event: connection exceptions (08),
 * resources (53), operator intervention (57), system errors (58), lost races (40), and sockets that broke.
 */
export const isInfrastructure = (error: unknown): boolean => {
  const { code, message } = error as { code?: unknown; message?: unknown }
  if (typeof code === 'string' && /^(08|40|53|57|58|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EHOST)/.test(code)) return true
  return (
    typeof message === 'string' &&
    /connection terminated|connection ended|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|client was closed/i.test(
      message,
    )
  )
}
