/**
 * The kit for screens. A screen is one task, in a file of its own with one export, in `src/areas/<area>/`:
 *
 *     export const NewSupplierScreen = () => {
 *       const t = useTexts('clerk')                                  // languages/{fr,ar,en}/clerk.json
 *       const go = useGo()
 *       const [form, change, done] = useDraft('supplier', { name: '' })   // kept on the phone until it was sent
 *       const register = useCommand('sourcing', 'post', '/suppliers')     // typed from docs/api/sourcing.json
 *       const save = async () => {
 *         if (!(await register.run({ body: { kind: 'refiner', name: form.name } }))) return
 *         done()
 *         go('/clerk/suppliers')
 *       }
 *       return (
 *         <TaskScreen title={t('supplier.title')} problem={register.problem}
 *           action={{ text: t('supplier.save'), run: save, isRunning: register.isRunning, ready: form.name !== '' }}>
 *           <TextInput label={t('suppliers.name')} value={form.name} onChange={(e) => change({ name: e.currentTarget.value })} />
 *         </TaskScreen>
 *       )
 *     }
 *
 * and one line in the area's routes.tsx: `screen('/clerk/suppliers/new', () => import('./NewSupplierScreen.tsx'), 'NewSupplierScreen')`.
 *
 * - Reads: `useRead(service, path, { path, query })`, `useList(...)` with <DataList>. They ask again when facts arrive.
 * - Numbers with a unit only through <Mass>, <Fine>, <Fineness>, <Money>, <Quantity>; days and times through <Day>, <Time>.
 * - Refusals: `problem.<code>` in the language file of the service's area, with the numbers of the problem as {{names}}.
 * - Links: <Go to="/clerk/lots?status=held">, `useGo()`, `useFilter({ status: '' })`, `usePathValue('lotId')`.
 * - Words: `t('key')`, or `t(`kind.${kind}`)` for a family of keys; counts as `key_one`, `key_other` … with `t('key', { count })`.
 */
export { type Ask, addressOf, request, requestJson } from '../api/client.ts'
export { newKey, useCommand } from '../api/command.ts'
export { useLive } from '../api/live.ts'
export { asProblem, Problem } from '../api/problem.ts'
export { useList, useRead, useText } from '../api/read.ts'
export type { CommandInput, ItemOf, ReadBody } from '../api/types.ts'
export { usePeople } from '../session/people.ts'
export { type Person, type Role, useSession } from '../session/session.ts'
export { useLanguage, useTexts } from '../texts/useTexts.ts'
export { type Choice, ChoiceCards } from './ChoiceCards.tsx'
export { type Column, DataList, Export } from './DataList.tsx'
export { Done } from './Done.tsx'
export { today } from './day.ts'
export { useDraft } from './draft.ts'
export { EmptyState } from './EmptyState.tsx'
export { Figure, Figures } from './Figure.tsx'
export { FileButton, saveFile } from './file.tsx'
export { Go, useFilter, useGo } from './Go.tsx'
export { HalfWidthField, scaleStep } from './HalfWidthField.tsx'
export { type InForce, InForceFields, isInForce } from './InForceFields.tsx'
export { Line } from './Line.tsx'
export { isMass, MassField } from './MassField.tsx'
export { NotNow } from './NotNow.tsx'
export { NumberField } from './NumberField.tsx'
export * from './numbers.ts'
export { Photo } from './Photo.tsx'
export { PhotoField } from './PhotoField.tsx'
export { ProblemNote, problemText } from './Problem.tsx'
export { usePathValue } from './path.ts'
export { ScanField } from './ScanField.tsx'
export { Day, Fine, Fineness, Id, Mass, Money, Percent, Quantity, Time } from './show.tsx'
export { TaskScreen } from './TaskScreen.tsx'
export { takePhoto } from './takePhoto.ts'
export { Waiting } from './Waiting.tsx'
