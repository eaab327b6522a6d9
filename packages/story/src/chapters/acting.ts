import type { Client, Step } from '../client.ts'
import type { Told } from '../told.ts'

type More = Partial<Pick<Step, 'notYet' | 'unless'>>

/** What one person does on the days of the story. A step's name is made of what is done and to what. */
export interface Acting {
  post<Body>(name: string, path: string, body: unknown, day: number, more?: More): Promise<Body>
  put<Body>(name: string, path: string, body: unknown, day: number, more?: More): Promise<Body>
  patch<Body>(name: string, path: string, body: unknown, day: number, more?: More): Promise<Body>
  remove<Body>(name: string, path: string, day: number, more?: More): Promise<Body>
  /** Has to be refused with this code. */
  refused<Problem>(name: string, path: string, body: unknown, day: number, code: string): Promise<Problem>
  upload<Body>(name: string, path: string, upload: NonNullable<Step['upload']>, day: number): Promise<Body>
  get<Body>(path: string): Promise<Body>
  until<Body>(path: string, satisfies: (body: Body) => boolean): Promise<Body>
  readonly person: string
}

export const acting = (client: Client, told: Told, person: string): Acting => {
  const send =
    (method: NonNullable<Step['method']>) =>
    <Body>(name: string, path: string, body: unknown, day: number, more: More = {}) =>
      client.send<Body>(person, { name: `${person}-${name}`, method, path, body, happenedAt: told.at(day), ...more })
  return {
    person,
    post: send('POST'),
    put: send('PUT'),
    patch: send('PATCH'),
    remove: (name, path, day, more) => send('DELETE')(name, path, {}, day, more),
    refused: (name, path, body, day, code) =>
      client.refused(person, { name: `${person}-${name}`, path, body, happenedAt: told.at(day) }, code),
    upload: (name, path, upload, day) =>
      client.send(person, { name: `${person}-${name}`, path, upload, happenedAt: told.at(day) }),
    get: (path) => client.get(person, path),
    until: (path, satisfies) => client.until(person, path, satisfies),
  }
}
