// Nothing may run this: a project file is data.
require('node:fs').writeFileSync(`${__dirname}/has-run.txt`, '')
