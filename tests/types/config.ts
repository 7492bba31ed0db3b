import backendSecurity from 'eslint-plugin-backend-security';
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
