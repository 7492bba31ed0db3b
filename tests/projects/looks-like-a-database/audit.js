const { appendFile } = require('node:fs');

const write = text => appendFile('audit.log', `${JSON.stringify(text)}\n`, () => {});

exports.db = {
  execute(text) {
    write(`would run: ${text}`);
  },
};

exports.query = text => {
  console.log('asked for %j', text);
};
