import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Project } from './project.js';

interface Position {
  readonly line: number;
  readonly character: number;
}

interface Range {
  readonly start: Position;
  readonly end: Position;
}

interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

interface WorkspaceEdit {
  readonly documentChanges?: readonly { readonly edits: readonly TextEdit[] }[];
}

export interface Diagnostic {
  readonly range: Range;
  readonly severity: number;
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
  readonly source: string;
  readonly message: string;
}

export interface CodeAction {
  readonly title: string;
  readonly kind: string;
  readonly isPreferred?: boolean;
  readonly edit?: WorkspaceEdit;
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
}

/** A file open in the editor. */
export interface OpenFile {
  text(): string;
  diagnostics(): Promise<readonly Diagnostic[]>;
  /** What the editor offers for a finding. */
  actionsFor(diagnostic: Diagnostic): Promise<readonly CodeAction[]>;
  /** The actions of a kind that the editor runs when the file is saved. */
  actionsOnSave(kind: string): Promise<readonly CodeAction[]>;
  /** Carries an action out, on the text and in the server. */
  apply(action: CodeAction): Promise<void>;
}

/** The ESLint language server of an editor. */
export interface LanguageServer {
  open(file: string): Promise<OpenFile>;
  stop(): Promise<void>;
}

interface Connection {
  onRequest(method: string, handler: (params: never) => unknown): void;
  onNotification(method: string, handler: (params: never) => void): void;
  sendRequest<T>(method: string, params?: unknown): Promise<T>;
  sendNotification(method: string, params?: unknown): Promise<void>;
  listen(): void;
  dispose(): void;
}

interface JsonRpc {
  createMessageConnection(reader: unknown, writer: unknown): Connection;
  StreamMessageReader: new (stream: NodeJS.ReadableStream) => unknown;
  StreamMessageWriter: new (stream: NodeJS.WritableStream) => unknown;
}

/** Starts the server that is installed in a project, and answers it as Visual Studio Code does. */
export async function startLanguageServer(project: Project): Promise<LanguageServer> {
  const rpc = createRequire(join(project.folder, 'package.json'))('vscode-jsonrpc/node') as JsonRpc;
  const bin = join(project.folder, 'node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server');
  const server = spawn(process.execPath, [bin, '--stdio'], { cwd: project.folder, stdio: ['pipe', 'pipe', 'ignore'] });
  const closed = once(server, 'close');
  const connection = rpc.createMessageConnection(
    new rpc.StreamMessageReader(server.stdout),
    new rpc.StreamMessageWriter(server.stdin),
  );
  const folder = { uri: pathToFileURL(project.folder).href, name: 'project' };
  const settings = settingsOf(folder);

  const edits: WorkspaceEdit[] = [];
  const complaints: string[] = [];
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) => items.map(() => settings));
  connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => ({ applied: edits.push(edit) > 0 }));
  for (const method of ['client/registerCapability', 'workspace/diagnostic/refresh', 'window/showMessageRequest'])
    connection.onRequest(method, () => null);
  for (const method of ['eslint/noConfig', 'eslint/noLibrary'])
    connection.onRequest(method, () => ({ complaint: complaints.push(method) }));
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => complaints.push(message));
  connection.listen();

  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: folder.uri,
    workspaceFolders: [folder],
    capabilities,
  });
  await connection.sendNotification('initialized', {});
  await connection.sendNotification('workspace/didChangeConfiguration', { settings });

  return {
    async open(file) {
      const uri = pathToFileURL(join(project.folder, file)).href;
      let text = await project.read(file);
      let version = 1;
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'javascript', version, text },
      });

      const diagnosticsNow = async (): Promise<readonly Diagnostic[]> => {
        const { items } = await connection.sendRequest<{ items: readonly Diagnostic[] }>('textDocument/diagnostic', {
          textDocument: { uri },
        });
        if (complaints.length > 0) throw new Error(`The language server complains: ${complaints.join('; ')}`);
        return items;
      };
      const actions = async (range: Range, context: object): Promise<readonly CodeAction[]> =>
        (await connection.sendRequest<readonly CodeAction[] | null>('textDocument/codeAction', {
          textDocument: { uri },
          range,
          context,
        })) ?? [];

      return {
        text: () => text,
        diagnostics: diagnosticsNow,
        actionsFor: diagnostic => actions(diagnostic.range, { diagnostics: [diagnostic], triggerKind: 1 }),
        async actionsOnSave(kind) {
          const start = { line: 0, character: 0 };
          const end = { line: text.split('\n').length, character: 0 };
          return actions({ start, end }, { diagnostics: await diagnosticsNow(), only: [kind], triggerKind: 2 });
        },
        async apply({ edit, command }) {
          if (edit) edits.push(edit);
          if (command) await connection.sendRequest('workspace/executeCommand', command);
          text = edited(
            text,
            edits.splice(0).flatMap(({ documentChanges }) => documentChanges?.flatMap(change => change.edits) ?? []),
          );
          version++;
          await connection.sendNotification('textDocument/didChange', {
            textDocument: { uri, version },
            contentChanges: [{ text }],
          });
        },
      };
    },
    async stop() {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      await closed;
      connection.dispose();
    },
  };
}

/** The settings that the extension sends when the user has set none. */
const settingsOf = (workspaceFolder: object): object => ({
  validate: 'on',
  run: 'onType',
  nodePath: null,
  experimental: {},
  options: {},
  problems: { shortenToSingleLine: false },
  rulesCustomizations: [],
  useESLintClass: true,
  codeAction: {
    disableRuleComment: { enable: true, location: 'separateLine', commentStyle: 'line' },
    showDocumentation: { enable: true },
  },
  codeActionOnSave: { mode: 'all' },
  workspaceFolder,
  workingDirectory: { mode: 'location' },
});

const capabilities = {
  workspace: { configuration: true, workspaceFolders: true, applyEdit: true, workspaceEdit: { documentChanges: true } },
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    publishDiagnostics: { codeDescriptionSupport: true, dataSupport: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'source.fixAll.eslint'] } } },
  },
};

function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = text.split('\n');
  const offsetOf = ({ line, character }: Position): number =>
    lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0) + character;
  const ranges = edits.map(({ range, newText }) => ({ start: offsetOf(range.start), end: offsetOf(range.end), newText }));
  // from the end, so that the offsets before an edit stay true
  return ranges
    .sort((a, b) => b.start - a.start)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.newText + result.slice(edit.end), text);
}
