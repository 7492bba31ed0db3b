import backendSecurity from 'eslint-plugin-backend-security';
import { arg, defineLibrary, method, returns, sqlQuery, type Settings } from 'eslint-plugin-backend-security/vocabulary';
import { defineConfig } from 'eslint/config';

export default defineConfig(
  backendSecurity.configs.recommended,
  { files: ['**/*.ts'], extends: [backendSecurity.configs.strict] },
  { plugins: { 'backend-security': backendSecurity }, extends: ['backend-security/all'] },
  { rules: { ...backendSecurity.configs.all.rules, 'backend-security/no-raw-sql-interpolation': ['warn', { report: 'all' }] } },
);

export const docs: string = backendSecurity.rules['no-raw-sql-interpolation'].meta.docs.url;

// @ts-expect-error: a rule that does not exist
export type Missing = (typeof backendSecurity.rules)['no-such-rule'];

const settings: Settings = {
  libraries: [
    defineLibrary({
      packages: ['@acme/db'],
      exports: { connect: returns('Database') },
      types: { Database: { run: method(sqlQuery({ text: arg(0), values: arg(1), placeholder: '$1', dialect: 'postgres' })) } },
    }),
  ],
  middleware: { authentication: ['requireUser'], validation: ['validateBody'] },
  sanitizers: ['quoteIdent', { name: 'toSafeSql', for: 'sql-text' }],
  rootDir: ['services', 'packages'],
};

export const configured = defineConfig({ settings: { 'backend-security': settings } });

// @ts-expect-error: a model that leaves out the text of the query
sqlQuery({ placeholder: '$1', dialect: 'postgres' });

// @ts-expect-error: a use that no rule asks for
export const unknownUse: Settings = { sanitizers: [{ name: 'clean', for: 'everything' }] };

// @ts-expect-error: a key that is not there
export const unknownKey: Settings = { midleware: {} };
