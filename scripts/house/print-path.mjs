// Run by npx, which puts the folder of the package that it fetched onto PATH: tells where that is.
console.log(JSON.stringify(process.env.PATH ?? process.env.Path ?? ''))
