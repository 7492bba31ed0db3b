import { barePages } from '../concepts/bare-pages.js';
import { applicationName, eventName } from '../concepts/http-application.js';
import { unprotectedApplications, type UnprotectedApplication } from '../concepts/secure-headers.js';
import { secureHeadersFix } from '../rule-kit/fixes/secure-headers.js';
import { createRule, each, whenWalked } from '../rule-kit/index.js';

type MessageId =
  'missing' | 'missingOption' | 'late' | 'partial' | 'leftOut' | 'off' | 'uncalled' | 'emptied' | 'bare' | 'register' | 'install';

export default createRule<Record<string, never>, MessageId>({
  name: 'require-helmet',
  meta: {
    docs: {
      description: 'require secure response headers on every HTTP application',
      tip: 3,
      configs: { recommended: 'error', strict: 'error' },
      cwe: [693, 1021],
      owasp: 'A02:2025',
      securitySeverity: '7.0',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      missing:
        'Responses of `{{application}}` lack the headers that make browsers refuse {{refused}}, hostile frames and guessed content types. Register `{{protection}}` before anything that answers requests.',
      missingOption:
        'Responses of `{{application}}` lack the headers that make browsers refuse {{refused}}, hostile frames and guessed content types. Create it with `{{protection}}`.',
      late: '`{{protection}}` comes after `{{answers}}` on line {{line}}, whose responses go out without secure headers. Register it before everything that answers requests.',
      partial:
        'Secure headers are set for {{paths}} alone, so that responses of `{{answers}}` on line {{line}} go out without them. Register `{{protection}}` for all paths, before everything that answers requests.',
      leftOut:
        '`{{protection}}` is registered outside of production alone, so that responses of `{{application}}` go out without secure headers there. Register it in production as well.',
      off: 'With `{{option}}: false`, `{{application}}` sets secure headers for those routes alone that turn them on, and none does. Leave the option out, or turn them on for every route.',
      uncalled:
        '`{{name}}` is registered without being called, so it sets no header and requests fail. Register the middleware that `{{name}}()` returns.',
      emptied:
        'With {{options}} all `false`, nothing is left by which browsers refuse injected scripts, hostile frames, guessed content types and plain HTTP. Leave them out, but for the header that you set in another way.',
      bare: '`{{application}}` sends pages without the headers that make browsers refuse injected scripts, hostile frames and guessed content types. Set `Content-Security-Policy`, `X-Content-Type-Options` and `X-Frame-Options` on each of its responses.',
      register:
        'Register `{{protection}}` where `{{application}}` is created. Check afterwards that pages still load their scripts and frames.',
      install: 'Register `{{protection}}` where `{{application}}` is created. Install it with `npm install {{package}}`.',
    },
    options: {},
    defaultOptions: {},
  },
  create(context) {
    const unprotected = each(unprotectedApplications, (found, analysis) => {
      const data = {
        application: applicationName(found.application),
        protection: protectionOf(found),
        package: found.setup.package,
        // what frameworks bring sets no Content-Security-Policy unless told to
        refused: found.setup.isBuiltIn ? 'plain HTTP' : 'injected scripts',
      };
      if (found.kind === 'uncalled') {
        const { node } = found.handler;
        const name = context.sourceCode.getText(node);
        context.report({ node, messageId: 'uncalled', data: { name }, fix: fixer => fixer.insertTextAfter(node, '()') });
        return;
      }
      if (found.kind === 'emptied') {
        const options = found.emptied.options.map(name => `\`${name}\``).join(', ');
        context.report({ node: found.emptied.node, messageId: 'emptied', data: { options } });
        return;
      }
      if (found.kind === 'off') {
        const { application } = data;
        context.report({ node: found.protection.node, messageId: 'off', data: { application, option: found.option } });
        return;
      }
      if (found.kind === 'leftOut') {
        const { application } = data;
        context.report({ node: found.protection.node, messageId: 'leftOut', data: { application, protection: found.text } });
        return;
      }
      const { node } = found.application.call;
      if (found.kind === 'late' || found.kind === 'partial') {
        const { kind, answers } = found;
        const line = answers.node.loc.start.line;
        const paths = found.kind === 'partial' ? found.paths.map(path => `\`${path}\``).join(' and ') : '';
        context.report({
          node,
          messageId: kind,
          data: { protection: data.protection, answers: eventName(answers), line, paths },
        });
        return;
      }
      const repair = secureHeadersFix(analysis, found);
      const messageId = found.setup.option ? 'missingOption' : 'missing';
      if (repair?.isAutomatic && !(found.kind === 'missing' && found.isElsewhere))
        context.report({ node, messageId, data, fix: repair.fix });
      else
        context.report({
          node,
          messageId,
          data,
          suggest: repair ? [{ messageId: repair.isInstalled ? 'register' : 'install', data, fix: repair.fix }] : [],
        });
    });
    const bare = each(barePages, ({ application }) => {
      context.report({ node: application.call.node, messageId: 'bare', data: { application: applicationName(application) } });
    });
    return whenWalked(context, unprotected, bare);
  },
});

/** What to write, as the reader will see it. */
function protectionOf({ setup: { middleware, option } }: UnprotectedApplication): string {
  if (middleware) return middleware.chained.replace(/^\.\w+\((.*)\)$/, '$1').replaceAll('{{name}}', middleware.preferredName);
  return option
    ? option.path
        .reduceRight((value, name) => (value ? `{ ${name}: ${value} }` : name), option.value)
        .replace(/^\{ (.*) \}$/, '$1')
    : '';
}
