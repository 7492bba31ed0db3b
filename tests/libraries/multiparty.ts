import { createServer } from 'node:http';
import multiparty from 'multiparty';

createServer((req, res) => {
  if (req.url === '/any') {
    const form = new multiparty.Form(); // expect: require-body-limit
    form.parse(req, (_error, fields, files) => res.end(JSON.stringify({ fields, files })));
  }
  if (req.url === '/listening') {
    const form = new multiparty.Form({ uploadDir: 'uploads' }); // expect: require-body-limit
    form.on('error', () => res.end()).on('file', (_name, file) => res.end(file.path));
    form.parse(req);
  }
  if (req.url === '/endless') {
    new multiparty.Form({ maxFilesSize: Infinity }).parse(req, () => res.end()); // expect: require-body-limit
  }
  if (req.url === '/parts') {
    const form = new multiparty.Form();
    form.on('part', part => part.resume());
    form.on('close', () => res.end());
    form.parse(req);
  }
  if (req.url === '/fields') {
    const form = new multiparty.Form();
    form.on('field', (name, value) => res.write(`${name}=${value}`));
    form.on('close', () => res.end());
    form.parse(req);
  }
  if (req.url === '/limited') {
    const form = new multiparty.Form({ maxFilesSize: 5 * 1024 * 1024 });
    form.parse(req, () => res.end());
  }
}).listen(3000);
