export interface DatabaseToPrepare {
  readonly name: string
  readonly url: string
  /** Made where they are missing; left out for a database that was given. */
  readonly owner?: { readonly database: string; readonly role: string; readonly password: string }
  /** A service's prisma/migrations. */
  readonly migrations?: string
}

/** What prepare/main.ts is to do. */
export interface Preparation {
  readonly adminUrl?: string
  readonly databases: readonly DatabaseToPrepare[]
  readonly eventLog?: {
    readonly database: DatabaseToPrepare
    readonly topics: readonly { readonly name: string; readonly partitions: number }[]
  }
}
