import { z } from 'zod'

/** JSON schema of the data of an event. Refinements that JSON Schema cannot say stand in the descriptions of the shapes. */
export const dataSchema = (schema: z.ZodType): Record<string, unknown> => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' })
  return json
}
