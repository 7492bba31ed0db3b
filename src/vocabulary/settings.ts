import type { OwnLibrary } from './library.js';

/** What functions of a project do as middleware, by name. */
export interface MiddlewareNames {
  /** They set secure response headers. */
  readonly secureHeaders?: readonly string[];
  /** They let only requests of known clients through. */
  readonly authentication?: readonly string[];
  /** They bound how many requests a client may send. */
  readonly rateLimit?: readonly string[];
  /** They check what a client sent before the handler gets it. */
  readonly validation?: readonly string[];
}

/** A use for which the result of a sanitizer is safe: as a piece of SQL text, or to be stored as a password. */
export type SanitizerUse = 'sql-text' | 'stored-password';

/** What a project tells all rules of this plugin, under `settings['backend-security']`. */
export interface Settings {
  /** Models of packages of one's own. */
  readonly libraries?: readonly OwnLibrary[];
  /**
   * Names of functions, as they are called or handed over: `requireUser`, `auth.required`. A name may be the last parts
   * of a longer one.
   */
  readonly middleware?: MiddlewareNames;
  /** Functions whose result is safe: for every use by the name alone, else for the use given. */
  readonly sanitizers?: readonly (string | { readonly name: string; readonly for: SanitizerUse })[];
  /** Whether other files of the project are read: `true` unless given. */
  readonly crossFile?: boolean;
  /** The folder, or folders, below which other files are read; everywhere outside node_modules unless given. */
  readonly rootDir?: string | readonly string[];
}
