import { readFileSync } from 'node:fs';
import path from 'node:path';
import { trace } from '../debugging.js';
import { Folders, statOf } from './disk.js';
import type { Engine } from '../origins/engine.js';
import { reexportsOf, sourcesIn } from './imports.js';
import type { Module } from './module.js';
import { CodeFiles, nameInPath } from './code-files.js';
import { dependenciesAbove, projectFolderOf } from './package-json.js';
import { FileParser } from './parse.js';
import { Resolver } from './resolve.js';
import { Work } from './work.js';

/** Files longer than this are not read: bundles and data. */
const MAX_LENGTH = 400_000;
/** Files that import one another in a row, as far as those who mount a file are looked for. */
const IMPORTING = 2;
/** Milliseconds for which files met for the first time rely on the last look at the disk. */
const FRESH = 3000;
/** Imports of one file whose texts are looked at. */
const MAX_TEXTS = 80;
/** Files that import one, as far as it is asked what they hand to its functions. */
const MAX_IMPORTING = 4;
/** Files parsed for one linted file. */
const MAX_FILES = 400;
/** Text that is held from one linted file to the next for the questions that are asked of it. */
const HELD_LENGTH = 2_000_000;
/** Text whose syntax trees are kept from one linted file to the next: some forty times as much memory. */
const KEPT_LENGTH = 400_000;
/** Text whose trees are kept beyond that, without what was concluded from them: reading one again costs more than all else. */
const SPARE_LENGTH = 300_000;

interface Entry {
  readonly fileName: string;
  /** Time of the last change and size; null where the file is not there. */
  readonly stamp: string | null;
  /** Undefined until it is asked for; null where it cannot be read. */
  text: string | null | undefined;
  /** Undefined until it is asked for. */
  module: Module | null | undefined;
  /** The same after it was let go, as long as there is room. */
  spare: Module | null;
  engine: Engine | null;
  /** What was asked of its text, by name of the question; and the imports that are written in it. */
  readonly answers: Map<string, boolean>;
  sources: readonly string[] | null;
  names: ReadonlyMap<string, readonly string[]> | null;
  /** The files of the project that it imports, as they were at the last look. */
  targets: readonly string[] | null;
  /** The imports that its engine has followed, with the files they led to. */
  readonly uses: Map<string, string | null>;
  /** The files that import it, and what these mount beside it, as far as its engine has asked. */
  readonly besides: Set<string>;
}

/** Files in order, each with its place. */
interface FileList {
  readonly files: readonly string[];
  readonly places: ReadonlyMap<string, number>;
}

const listOf = (files: readonly string[]): FileList => ({
  files,
  places: new Map(files.map((file, place) => [file, place])),
});

/** Stands for the name of an import that has none. */
const FOLDER = '';

/** A kind of text, with a name by which the answer is remembered. */
export interface TextTest {
  readonly name: string;
  matches(text: string): boolean;
}

export interface ProjectOptions {
  /** The folders below which files are read; empty: everywhere outside node_modules. */
  readonly roots: readonly string[];
  /** Where the parsers are looked for. */
  readonly folder: string;
}

/** The other files of a project, read when a question leads to them and remembered as long as they do not change. */
export class Project {
  readonly work = new Work();
  readonly #folders = new Folders();
  readonly #resolver = new Resolver(this.#folders);
  readonly #codeFiles = new CodeFiles(this.#folders);
  readonly #parser: FileParser;
  readonly #entries = new Map<string, Entry>();
  readonly #checked = new Set<string>();
  /** Questions about names of other files to which the answer was nothing. */
  readonly #nothing = new Set<string>();
  /** Where the texts of files lead, as they were at the last look. */
  readonly #led = new Map<string, boolean>();
  /** What the files of a folder depend on, as it was at the last look. */
  readonly #dependencies = new Map<string, ReadonlySet<string> | null>();
  readonly #sets = new Map<string, ReadonlySet<string>>();
  /** The code files near a folder, and the files that import one, near it or in all of the project, as they were at the last look. */
  readonly #near = new Map<string, FileList>();
  readonly #nearImporters = new Map<string, readonly string[]>();
  readonly #importers = new Map<string, readonly string[]>();
  /** The files with an import by each name, and those whose imports are known, as they were at the last look. */
  readonly #importing = new Map<string, string[]>();
  readonly #indexed = new Set<string>();
  /** The files that stand beside one, and those of them whose text is of a kind, as they were at the last look. */
  readonly #mounted = new Map<string, readonly string[]>();
  readonly #beside = new Map<string, readonly string[]>();
  /** The code files of a project by the folder of one of them, as they were at the last look. */
  readonly #files = new Map<string, FileList | null>();
  /** Those of a list whose text is of a kind; lists are made anew at each look. */
  readonly #speaking = new WeakMap<FileList, Map<string, readonly string[]>>();
  /** The files whose texts are held. */
  readonly #holding = new Set<Entry>();
  #readLength = 0;
  #parsed = 0;
  /** The length of the texts whose trees are held, and of those that are spare. */
  #held = 0;
  #spare = 0;
  #isCurrent = false;
  /** When the disk was looked at, and the files linted since. */
  #looked = 0;
  readonly #linted = new Set<string>();
  /** Files parsed since the process started. */
  parsedFiles = 0;

  constructor(
    readonly options: ProjectOptions,
    readonly createEngine: (module: Module, project: Project) => Engine,
  ) {
    this.#parser = new FileParser(options.folder);
  }

  /** Called before a file is linted: files may have changed since the last one. */
  begin(fileName: string): void {
    // a run over many files meets each of them once; in an editor the same ones come back
    if (this.#linted.has(fileName) || Date.now() - this.#looked > FRESH) {
      this.#isCurrent = false;
      this.#linted.clear();
    }
    this.#linted.add(fileName);
    this.#parsed = 0;
    this.#forgetTexts();
    this.#forget();
    this.work.begin();
  }

  /** Most files ask for no other one: only the first question of a linted file pays for a new look. */
  #look(): void {
    this.#isCurrent = true;
    this.#looked = Date.now();
    this.#checked.clear();
    this.#led.clear();
    this.#dependencies.clear();
    this.#near.clear();
    this.#nearImporters.clear();
    this.#importers.clear();
    this.#importing.clear();
    this.#indexed.clear();
    this.#mounted.clear();
    this.#beside.clear();
    this.#files.clear();
    this.#resolver.begin();
    this.#folders.begin();
  }

  /** What the package.json files above a file depend on; null where that does not tell what may be imported. */
  dependenciesOf(fileName: string): ReadonlySet<string> | null {
    if (!this.#isCurrent) this.#look();
    const folder = path.dirname(fileName);
    let known = this.#dependencies.get(folder);
    if (known === undefined) this.#dependencies.set(folder, (known = this.#sameSet(dependenciesAbove(fileName))));
    return known;
  }

  /** A set that was there before with the same names: what follows from it is remembered by it. */
  #sameSet(names: ReadonlySet<string> | null): ReadonlySet<string> | null {
    if (!names) return null;
    const key = [...names].join(' ');
    let known = this.#sets.get(key);
    if (!known) this.#sets.set(key, (known = names));
    return known;
  }

  /** The engine over the file that an import names; null where it is no file of the project, or cannot be read. */
  imported(fileName: string, source: string): Engine | null {
    const target = this.#targetOf(fileName, source);
    return target === null ? null : this.engineAt(target);
  }

  /** The engine over a file of the project; null where it cannot be read. */
  engineAt(target: string): Engine | null {
    const entry = this.#entryOf(target);
    // the files asked for last are the last to be let go
    this.#entries.delete(target);
    this.#entries.set(target, entry);
    if (entry.module === undefined) this.#parse(entry);
    if (entry.module) entry.engine ??= this.createEngine(entry.module, this);
    return entry.engine;
  }

  /**
   * The engines over files whose text is of a kind and that stand beside a file where it is imported: middleware that is
   * mounted with its routes. Those nearest to it, in the files that import it, else in the files that import these.
   */
  beside(fileName: string, text: TextTest): readonly Engine[] {
    return this.#enginesFor(fileName, this.#filesBeside(fileName, text));
  }

  /** Whether there are such files; none is parsed. */
  isBeside(fileName: string, text: TextTest): boolean {
    return this.#filesBeside(fileName, text).length > 0;
  }

  #filesBeside(fileName: string, text: TextTest): readonly string[] {
    if (!this.#isCurrent) this.#look();
    const question = `${fileName}\0${text.name}`;
    let files = this.#beside.get(question);
    if (!files) this.#beside.set(question, (files = this.#findBeside(fileName, text)));
    return files;
  }

  #findBeside(fileName: string, text: TextTest): readonly string[] {
    for (let hop = 0; hop < IMPORTING; hop += 1) {
      const found = this.#mountedBeside(fileName, hop).filter(file => this.#hasText(file, text, 0));
      if (found.length > 0) return found;
    }
    return [];
  }

  /** The other files that those import which import a file, these among them. `hop`: how many files the importing ones are away. */
  #mountedBeside(fileName: string, hop: number): readonly string[] {
    const question = `${String(hop)}${fileName}`;
    let files = this.#mounted.get(question);
    if (!files) {
      let importers = this.#importersNear(fileName);
      for (let away = 0; away < hop; away += 1)
        importers = [...new Set(importers.flatMap(importer => this.#importersNear(importer)))];
      const found = new Set(importers.flatMap(importer => this.#withImports(importer)));
      found.delete(fileName);
      this.#mounted.set(question, (files = [...found]));
    }
    return files;
  }

  /** The engines over the files around a file that import it, some of them by way of a barrel. */
  importers(fileName: string): readonly Engine[] {
    const importers = this.#importersNear(fileName);
    const behind = importers.filter(isBarrel).flatMap(barrel => this.#importersNear(barrel));
    return this.#enginesFor(fileName, [...new Set([...importers, ...behind])]);
  }

  /** The engines over the files that import a file, tests left out; null where there are many, or they cannot all be looked through. */
  importing(fileName: string): readonly Engine[] | null {
    const files = this.importersOf(fileName);
    return files && files.length <= MAX_IMPORTING ? this.#enginesFor(fileName, files) : null;
  }

  /** Whether some file of the project of a file has text of a kind. */
  speaks(fileName: string, text: TextTest): boolean {
    return (this.filesSpeaking(fileName, text)?.length ?? 0) > 0;
  }

  /** The engines over the files of the project of a file whose text is of a kind; none where these are many. */
  speaking(fileName: string, text: TextTest): readonly Engine[] {
    const files = this.filesSpeaking(fileName, text) ?? [];
    return files.length <= MAX_IMPORTING ? this.#enginesFor(fileName, files) : [];
  }

  #enginesFor(asking: string, files: readonly string[]): readonly Engine[] {
    const { besides } = this.#entryOf(asking);
    return files.flatMap(file => {
      besides.add(file);
      return this.engineAt(file) ?? [];
    });
  }

  /** A file, those that it imports, and those behind the barrels among these. */
  #withImports(fileName: string): readonly string[] {
    const targets = this.#targetsOf(this.#entryOf(fileName));
    const behind = targets.filter(isBarrel).flatMap(target => this.#targetsOf(this.#entryOf(target)));
    return [fileName, ...targets, ...behind];
  }

  /** The files near a file that import it. */
  #importersNear(fileName: string): readonly string[] {
    if (!this.#isCurrent) this.#look();
    const folder = path.dirname(fileName);
    let near = this.#near.get(folder);
    if (!near) this.#near.set(folder, (near = listOf(this.#codeFiles.near(folder).filter(file => this.#isInside(file)))));
    return this.#importersAmong(near, fileName, this.#nearImporters);
  }

  #importersAmong(list: FileList, target: string, known: Map<string, readonly string[]>): readonly string[] {
    let importers = known.get(target);
    if (!importers) {
      for (const file of list.files) this.#index(file);
      const name = nameInPath(target);
      const named = [...new Set([...(this.#importing.get(name) ?? []), ...(this.#importing.get(FOLDER) ?? [])])];
      importers = named
        .filter(file => file !== target && list.places.has(file) && this.importsOf(file, target, name).length > 0)
        .sort((one, other) => (list.places.get(one) ?? 0) - (list.places.get(other) ?? 0));
      known.set(target, importers);
    }
    return importers;
  }

  /** Notes by which names a file imports others. */
  #index(fileName: string): void {
    if (this.#indexed.has(fileName)) return;
    this.#indexed.add(fileName);
    for (const name of this.#namesOf(this.#entryOf(fileName)).keys()) {
      const files = this.#importing.get(name);
      if (files) files.push(fileName);
      else this.#importing.set(name, [fileName]);
    }
  }

  /** Whether a file may export a name, by its text: of the many files of a barrel only that one is parsed. */
  mayExport(fileName: string, source: string, name: string): boolean {
    const target = this.#targetOf(fileName, source);
    const text = target === null ? null : this.#textOf(this.#entryOf(target));
    // a package of the catalogue may export anything
    return text === null ? target === null : text.includes(name) || /export\s*\*|__export|\.\.\./.test(text);
  }

  /**
   * Whether the file that an import names, or one that it imports in turn, has text of a kind; nothing is parsed for it.
   * `name`: the export that is asked about, which tells where to look behind a barrel.
   */
  leadsTo(fileName: string, source: string, text: TextTest, hops: number, name: string | null = null): boolean {
    const target = this.#targetOf(fileName, source);
    if (target === null) return false;
    if (name === null || hops === 0 || this.#hasText(target, text, 0)) return this.#hasText(target, text, hops);
    const behind = reexportsOf(this.#textOf(this.#entryOf(target)) ?? '', name);
    if (behind.length === 0) return this.#hasText(target, text, hops);
    return behind.some(from => this.leadsTo(target, from, text, hops - 1, null));
  }

  /** The files of the project of a file whose text is of a kind, tests left out; null where they cannot all be looked through. */
  filesSpeaking(fileName: string, text: TextTest): readonly string[] | null {
    const list = this.#filesAround(fileName);
    if (!list) return null;
    let answers = this.#speaking.get(list);
    if (!answers) this.#speaking.set(list, (answers = new Map<string, readonly string[]>()));
    let files = answers.get(text.name);
    if (!files) answers.set(text.name, (files = list.files.filter(file => this.#hasText(file, text, 0))));
    return files;
  }

  /** The files of a project that import one of it, tests left out; null where they cannot all be looked through. */
  importersOf(target: string): readonly string[] | null {
    const list = this.#filesAround(target);
    return list && this.#importersAmong(list, target, this.#importers);
  }

  /** The imports, as written, by which a file of the project leads to another one. */
  importsOf(fileName: string, target: string, name = nameInPath(target)): readonly string[] {
    const names = this.#namesOf(this.#entryOf(fileName));
    return [...(names.get(name) ?? []), ...(names.get(FOLDER) ?? [])].filter(
      source => this.#targetOf(fileName, source) === target,
    );
  }

  /** The text of a file of the project. */
  textOf(fileName: string): string {
    return this.#textOf(this.#entryOf(fileName)) ?? '';
  }

  #filesAround(fileName: string): FileList | null {
    if (!this.#isCurrent) this.#look();
    const folder = path.dirname(fileName);
    let list = this.#files.get(folder);
    if (list === undefined) {
      const project = projectFolderOf(fileName);
      const key = `${project ?? ''}\0`;
      list = project === null ? null : this.#files.get(key);
      if (project !== null && list === undefined) {
        const files = this.#codeFiles.below(project);
        this.#files.set(key, (list = files && listOf(files.filter(file => this.#isInside(file)))));
      }
      this.#files.set(folder, (list ??= null));
    }
    // a file that is not there, or left out, belongs to nothing
    return list?.places.has(fileName) ? list : null;
  }

  #hasText(fileName: string, text: TextTest, hops: number): boolean {
    const entry = this.#entryOf(fileName);
    let own = entry.answers.get(text.name);
    if (own === undefined) entry.answers.set(text.name, (own = text.matches(this.#textOf(entry) ?? '')));
    if (own || hops === 0) return own;
    const question = `${fileName}\0${String(hops)} ${text.name}`;
    let answer = this.#led.get(question);
    if (answer === undefined) {
      answer = this.#targetsOf(entry).some(target => this.#hasText(target, text, hops - 1));
      this.#led.set(question, answer);
    }
    return answer;
  }

  #targetsOf(entry: Entry): readonly string[] {
    if (!entry.targets) {
      const targets = this.#sourcesOf(entry)
        .slice(0, MAX_TEXTS)
        .map(source => this.#targetOf(entry.fileName, source));
      entry.targets = [...new Set(targets)].filter(target => target !== null);
    }
    return entry.targets;
  }

  #sourcesOf(entry: Entry): readonly string[] {
    return (entry.sources ??= sourcesIn(this.#textOf(entry) ?? '').map(copyOf));
  }

  /** The imports of a file by the last name in them; under `FOLDER` those that name none: `..`, `./index`. */
  #namesOf(entry: Entry): ReadonlyMap<string, readonly string[]> {
    if (!entry.names) {
      const names = new Map<string, string[]>();
      for (const source of this.#sourcesOf(entry)) {
        const last = nameInPath(source);
        const name = source.endsWith('/') || /^\.{0,2}$/.test(last) ? FOLDER : last;
        const known = names.get(name);
        if (known) known.push(source);
        else names.set(name, [source]);
      }
      entry.names = names;
    }
    return entry.names;
  }

  #targetOf(fileName: string, source: string): string | null {
    if (!this.#isCurrent) this.#look();
    const target = this.#resolver.resolve(fileName, source);
    this.#entries.get(fileName)?.uses.set(source, target);
    const isRead = target !== null && /\.[cm]?[jt]sx?$/.test(target) && !/\.d\.[cm]?ts$/.test(target);
    return isRead && this.#isInside(target) ? target : null;
  }

  #entryOf(fileName: string): Entry {
    let known = this.#entries.get(fileName);
    if (!known || !this.#checked.has(fileName)) {
      this.#checked.add(fileName);
      if (known) known.targets = null;
      const stamp = stampOf(fileName);
      if (known?.stamp !== stamp) {
        if (known) this.#changed();
        if (known?.module) this.#held -= known.module.text.length;
        if (known?.spare) this.#spare -= known.spare.text.length;
        known = {
          fileName,
          stamp,
          text: stamp === null ? null : undefined,
          module: undefined,
          spare: null,
          engine: null,
          answers: new Map(),
          sources: null,
          names: null,
          targets: null,
          uses: new Map(),
          besides: new Set(),
        };
      } else if ((known.uses.size > 0 || known.besides.size > 0) && !this.#areUsesCurrent(known)) this.#changed();
      this.#entries.delete(fileName);
      this.#entries.set(fileName, known);
    }
    return known;
  }

  /** Whether the imports that an engine has followed still lead where they led, to files that have not changed. */
  #areUsesCurrent({ fileName, uses, besides }: Entry): boolean {
    for (const file of besides) if (this.#entries.has(file)) this.#entryOf(file);
    for (const [source, target] of uses) {
      if (this.#resolver.resolve(fileName, source) !== target) return false;
      if (target !== null && this.#entries.has(target)) this.#entryOf(target);
    }
    return true;
  }

  #changed(): void {
    this.#nothing.clear();
    this.#led.clear();
    this.#dropEngines();
  }

  /** Whether a question about what an import names has been answered before, by nothing; no file has changed since. */
  isNothing(fileName: string, source: string, question: string): boolean {
    if (this.#nothing.size === 0) return false;
    const target = this.#targetOf(fileName, source);
    if (target === null) return false;
    this.#entryOf(target);
    return this.#nothing.has(`${target}\0${question}`);
  }

  rememberNothing(fileName: string, source: string, question: string): void {
    const target = this.#targetOf(fileName, source);
    if (target !== null) this.#nothing.add(`${target}\0${question}`);
  }

  /** What was concluded from a file as it was is in the memory of every engine that leads to it. */
  #dropEngines(): void {
    for (const entry of this.#entries.values()) {
      entry.engine = null;
      entry.targets = null;
      entry.uses.clear();
      entry.besides.clear();
    }
  }

  #parse(entry: Entry): void {
    const { fileName } = entry;
    const kept = entry.spare;
    const text = kept?.text ?? this.#textOf(entry);
    if (text === null) {
      entry.module = null;
      return;
    }
    if (this.#parsed >= MAX_FILES) {
      this.work.cut();
      return;
    }
    this.#parsed += 1;
    if (kept) this.#spare -= text.length;
    entry.module = kept ?? this.#read(fileName, text);
    entry.spare = null;
    if (entry.module) this.#held += text.length;
  }

  #read(fileName: string, text: string): Module | null {
    this.parsedFiles += 1;
    const begun = trace ? performance.now() : 0;
    const module = this.#parser.parse(fileName, text);
    trace?.(`${module ? 'read' : 'cannot parse'} ${fileName}, ${(performance.now() - begun).toFixed(1)} ms`);
    return module;
  }

  /** The files that were read for their trees and are still held. */
  get files(): readonly string[] {
    return [...this.#entries.values()].flatMap(({ fileName, module }) => (module ? [fileName] : []));
  }

  /** Lets go of all texts once there are too many; what was asked of them stays known. */
  #forgetTexts(): void {
    if (this.#readLength <= HELD_LENGTH) return;
    for (const entry of this.#holding) entry.text = undefined;
    this.#holding.clear();
    this.#readLength = 0;
  }

  /** Lets go of the files that were not asked for the longest, once too many are held. */
  #forget(): void {
    if (this.#held <= KEPT_LENGTH) return;
    // the memory of an engine holds trees of other files
    this.#dropEngines();
    for (const [fileName, entry] of this.#entries) {
      if (this.#held <= KEPT_LENGTH * 0.75) break;
      if (!entry.module) continue;
      const { length } = entry.module.text;
      this.#held -= length;
      this.#spare += length;
      entry.spare = entry.module;
      entry.module = undefined;
      this.#entries.delete(fileName);
      this.#entries.set(fileName, entry);
    }
    for (const entry of this.#entries.values()) {
      if (this.#spare <= SPARE_LENGTH) return;
      if (!entry.spare) continue;
      this.#spare -= entry.spare.text.length;
      entry.spare = null;
    }
  }

  /** The text of a file, read when it is asked for. */
  #textOf(entry: Entry): string | null {
    if (entry.text === undefined) {
      entry.text = readText(entry.fileName);
      this.#holding.add(entry);
      this.#readLength += entry.text?.length ?? 0;
    }
    return entry.text;
  }

  #isInside(fileName: string): boolean {
    const { roots } = this.options;
    return roots.length === 0 || roots.some(root => fileName.startsWith(root.endsWith(path.sep) ? root : root + path.sep));
  }
}

const isBarrel = (fileName: string): boolean => /[\\/]index\.[cm]?[jt]sx?$/.test(fileName);

/** A string of its own: a piece of a text keeps all of the text in memory. */
const copyOf = (piece: string): string => Buffer.from(piece).toString();

function stampOf(fileName: string): string | null {
  const stat = statOf(fileName);
  return stat?.isFile() ? `${stat.mtimeMs}:${stat.size}` : null;
}

function readText(fileName: string): string | null {
  try {
    const text = readFileSync(fileName, 'utf8');
    return text.length > MAX_LENGTH ? null : text;
  } catch {
    return null;
  }
}
