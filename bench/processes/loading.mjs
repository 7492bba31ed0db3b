// The CPU time for loading a plugin once ESLint and the parser are there.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import 'eslint';
import '@typescript-eslint/parser';
import { answer, input } from './standard-input.mjs';

const require = createRequire(import.meta.url);
const loadedBefore = Object.keys(require.cache).length;
const target = input.target.includes('/') ? pathToFileURL(input.target).href : input.target;
const start = process.cpuUsage();
// as whoever loads it does
if (target.endsWith('.cjs')) require(input.target);
else await import(target);
const { user, system } = process.cpuUsage(start);
const requiredModules = Object.keys(require.cache).length - loadedBefore;
answer({ milliseconds: (user + system) / 1000, requiredModules });
