import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import plugin from '../../src/index.js';
import { lint } from './findings.js';
import { startLanguageServer, type CodeAction, type LanguageServer, type OpenFile } from './language-client.js';
import { createProject, type Project } from './project.js';
import { packagesOf, recipe } from './recipes.js';
import { fixable, suggested } from './samples.js';

const RULE = 'no-raw-sql-interpolation';

describe('the language server of Visual Studio Code', () => {
  let project: Project;
  let server: LanguageServer;

  beforeAll(async () => {
    project = await createProject([...packagesOf('Installation', 'install'), 'vscode-langservers-extracted', 'vscode-jsonrpc'], {
      'eslint.config.mjs': recipe('JavaScript', 'eslint.config.mjs'),
      'seen.js': fixable.text,
      'users.js': fixable.text,
      'products.js': suggested.text,
      'saved.js': fixable.text,
      'saved-products.js': suggested.text,
    });
    server = await startLanguageServer(project);
  });

  afterAll(async () => {
    await server.stop();
  });

  test('underlines a finding and links the page of its rule', async () => {
    const file = await server.open('seen.js');
    const value = 'request.query.email';
    const line = fixable.line - 1;
    const character = fixable.text.split('\n')[line]!.indexOf(value);
    const diagnostics = await file.diagnostics();
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]).toMatchObject({
      source: 'eslint',
      severity: 1,
      code: `backend-security/${RULE}`,
      codeDescription: { href: plugin.rules[RULE].meta?.docs?.url },
      range: { start: { line, character }, end: { line, character: character + value.length } },
    });
    expect(diagnostics[0]!.message).toContain(`\`${value}\` comes from the client`);
    expect(diagnostics[0]!.codeDescription!.href).toMatch(/^https:\/\/.+\/docs\/rules\/no-raw-sql-interpolation\.md$/);
  });

  test('offers the repair as the preferred quick fix, and applying it removes the finding', async () => {
    const file = await server.open('users.js');
    const repair = await repairOffered(file);
    expect(repair).toMatchObject({ title: `Fix this backend-security/${RULE} problem`, kind: 'quickfix', isPreferred: true });
    await file.apply(repair);
    await expectRepaired('users.js', file, fixable.repaired);
  });

  test('offers a suggestion in its own words, not as preferred, and applying it removes the finding', async () => {
    const file = await server.open('products.js');
    const repair = await repairOffered(file);
    expect(repair.title).toMatch(/^Pass the value as a query parameter\./);
    expect(repair.kind).toBe('quickfix');
    expect(repair.isPreferred ?? false).toBe(false);
    await file.apply(repair);
    await expectRepaired('products.js', file, suggested.repaired);
  });

  test('applies fixes but no suggestions when a file is saved with the settings of the setup page', async () => {
    const settings = JSON.parse(recipe('Editor', '.vscode/settings.json')) as {
      'editor.codeActionsOnSave': Record<string, string>;
    };
    const kinds = Object.keys(settings['editor.codeActionsOnSave']);
    expect(kinds).toHaveLength(1);
    for (const [name, expected] of [
      ['saved.js', fixable.repaired],
      ['saved-products.js', suggested.text],
    ] as const) {
      const file = await server.open(name);
      for (const action of await file.actionsOnSave(kinds[0]!)) await file.apply(action);
      expect(file.text()).toBe(expected);
    }
  });

  /** The one repair offered for the one finding of a file, beside what the editor offers for any finding. */
  async function repairOffered(file: OpenFile): Promise<CodeAction> {
    const [diagnostic] = await file.diagnostics();
    const actions = await file.actionsFor(diagnostic!);
    const repairs = actions.filter(action => /^eslint\.apply(?:SingleFix|Suggestion)$/.test(action.command?.command ?? ''));
    expect(repairs).toHaveLength(1);
    return repairs[0]!;
  }

  async function expectRepaired(name: string, file: OpenFile, repaired: string): Promise<void> {
    expect(file.text()).toBe(repaired);
    expect(await file.diagnostics()).toEqual([]);
    await project.write({ [name]: file.text() });
    expect(await lint(project, [name])).toEqual({ code: 0, findings: [] });
  }
});
