// Type-checks the library samples against the real packages, as far as those are installed here.
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const config = ts.getParsedCommandLineOfConfigFile(
  fileURLToPath(new URL('../tests/libraries/tsconfig.json', import.meta.url)),
  {},
  { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
);

/** Whether the sample imports a package, or the types of one, that is not installed. */
const lacksPackage = fileName =>
  ts.preProcessFile(ts.sys.readFile(fileName)).importedFiles.some(({ fileName: specifier }) => {
    if (specifier.startsWith('node:')) return false;
    const { resolvedModule } = ts.resolveModuleName(
      specifier,
      fileName,
      config.options,
      ts.sys,
      undefined,
      undefined,
      ts.ModuleKind.ESNext,
    );
    return !resolvedModule || !/\.d\.[cm]?ts$/.test(resolvedModule.resolvedFileName);
  });

const skipped = config.fileNames.filter(lacksPackage);
const checked = config.fileNames.filter(fileName => !skipped.includes(fileName));
const program = ts.createProgram({ rootNames: checked, options: config.options });
const diagnostics = [...config.errors, ...ts.getPreEmitDiagnostics(program)];

process.stdout.write(
  ts.formatDiagnostics(diagnostics, {
    getCanonicalFileName: name => name,
    getCurrentDirectory: ts.sys.getCurrentDirectory,
    getNewLine: () => '\n',
  }),
);
console.log(
  `${checked.length} samples type-checked, ${skipped.length} left out for want of their package, ${diagnostics.length} errors`,
);
if (diagnostics.length > 0 || checked.length === 0) process.exitCode = 1;

function fail(diagnostic) {
  throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'));
}
