// Files that are required in a loop, and kept by the names of the files.
const fs = require('node:fs');

const folder = `${__dirname}/../digests`;
module.exports = {};
for (const file of fs.readdirSync(folder)) {
  const name = file.slice(0, -3);
  module.exports[name] = require(`${folder}/${file}`);
}
