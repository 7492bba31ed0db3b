import path from 'node:path';
import ts from 'typescript';

/** The declaration of a module whose files export everything by `export *`, in one text that imports nothing. */
export function declarationOf(entry) {
  const folder = path.dirname(entry);
  const program = ts.createProgram([entry], {
    declaration: true,
    emitDeclarationOnly: true,
    strict: true,
    exactOptionalPropertyTypes: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    types: [],
    skipLibCheck: true,
  });
  const texts = [];
  const { emitSkipped } = program.emit(undefined, (file, text) => {
    if (path.resolve(path.dirname(file)) !== folder) throw new Error(`${file} stands outside of ${folder}`);
    texts.push(text.replace(/^(?:import|export \*|export \{\})[^;]*;\n/gm, ''));
  });
  if (emitSkipped) throw new Error(`no declaration of ${entry}`);
  // without it, everything would be exported
  return `${texts.join('\n')}\nexport {};\n`;
}
