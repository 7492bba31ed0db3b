import type published from 'eslint-plugin-backend-security';
import type * as publishedWords from 'eslint-plugin-backend-security/vocabulary';
import type source from '../../src/index.js';
import type * as words from '../../src/vocabulary/index.js';

/** The declaration is written apart from the source: it promises no name that is not there, and leaves out none. */
type Same<A, B> = [A, B] extends [B, A] ? true : false;

export const rules: Same<keyof typeof published.rules, keyof typeof source.rules> = true;
export const configs: Same<keyof typeof published.configs, keyof typeof source.configs> = true;
export const meta: Same<keyof typeof published.meta, keyof typeof source.meta> = true;

export const vocabulary: Same<typeof publishedWords, typeof words> = true;
export const library: Same<publishedWords.Library, words.Library> = true;
export const role: Same<publishedWords.Role, words.Role> = true;
export const settings: Same<publishedWords.Settings, words.Settings> = true;
