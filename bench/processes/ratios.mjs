// The two ratios that CI looks at, on generated backends: rules / parse and rules / eslint-plugin-security.
import path from 'node:path';
import { median } from '../clock.mjs';
import { generateBackend } from '../generate.mjs';
import { measureFiles, totalsOf } from '../measure.mjs';
import { setupsOf } from '../setups.mjs';
import { answer, input } from './standard-input.mjs';

const setups = await setupsOf(['none', 'local', 'security']);
const files = ['ts', 'js'].flatMap(language =>
  generateBackend(input.resources, language).map(({ file, text }) => ({ file: path.join('/nowhere', file), text })),
);
measureFiles(files, setups, { repetitions: 1 });
const { parse, net, reports } = totalsOf(measureFiles(files, setups, { repetitions: 5 }), median);
answer({ share: net.local / parse, ofSecurity: net.local / net.security, reports });
