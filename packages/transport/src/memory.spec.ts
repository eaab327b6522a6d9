import { type Bench, describeTransport, everyPromise } from './conformance.suite.ts'
import { memoryTransport } from './memory.ts'
import { memoryBench } from './memory-bench.suite.ts'

const create = async (): Promise<Bench> => memoryBench(memoryTransport())

describeTransport('memory', create, { ...everyPromise, durable: false })
