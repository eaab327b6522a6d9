import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { type Ask, request } from '../api/client.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { ProblemNote } from './Problem.tsx'

/** Saves what a service answers as a file; it is read with the person's token, so it cannot be a plain link. */
export const saveFile = async (ask: Ask, otherwise: string): Promise<void> => {
  const response = await request(ask)
  const named = /filename="?([^";]+)"?/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = named ?? otherwise
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** A button that saves a file of a service, e.g. a buyer's receipt; it says so when it cannot be had. */
export const FileButton = ({
  text,
  ask,
  name,
  icon = <IconDownload aria-hidden size={20} />,
}: {
  text: string
  ask: Ask
  /** Used where the service names none. */
  name: string
  icon?: ReactNode
}) => {
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const run = async () => {
    setRunning(true)
    setProblem(undefined)
    await saveFile(ask, name).catch((error: unknown) => setProblem(asProblem(ask.service, error)))
    setRunning(false)
  }
  return (
    <>
      <Button variant="default" loading={isRunning} leftSection={icon} onClick={() => void run()}>
        {text}
      </Button>
      <ProblemNote problem={problem} />
    </>
  )
}
