/** What a transport may promise, as the table of promises says it. */
export const promiseTexts = {
  order:
    'Messages with equal keys are read in the order in which they were published, in the partition that Kafka gives the key',
  redelivery: 'A batch that was refused is delivered again before anything behind it',
  groups: 'Each group reads everything; the members of a group share the partitions',
  resume: 'A group goes on where it stopped, without repeating what was done',
  rebalance: 'Members join and leave without loss, without reordering within a key, and never two at one partition',
  zombie: 'A member that was declared dead and wakes up changes nothing, and takes part again',
  outage: 'A broker that was lost and is back: all goes on by itself, nothing lost, nothing reordered within a key',
  payloads: 'Headers, keys and values arrive byte for byte, empty ones and 900 KB ones included',
  parking: 'A message that cannot be handled is parked with what follows it in its key; all other keys flow',
  seek: 'A reader may go back to any offset, and reads on from exactly there',
  latest: 'A new group may begin at the end',
  topics: 'Topics are made once and by nobody else; using an unknown one is refused with an explanation',
  lag: 'How far a group is behind can be asked',
  stopping: 'A batch in hand is finished before a member leaves, and is told to hurry',
  durable: 'What was published outlives the process that published it',
} as const

export type PromiseName = keyof typeof promiseTexts
export type Promises = Readonly<Record<PromiseName, boolean>>

/** All of them, for an adapter to make exceptions from. */
export const everyPromise = Object.fromEntries(Object.keys(promiseTexts).map((name) => [name, true])) as Record<
  PromiseName,
  true
>
