import type { Analysis } from '../concepts/analysis.js';
import { secondParsers } from '../concepts/body-parser.js';
import { unlimitedReadings } from '../concepts/body-read.js';
import { unboundedStreams } from '../concepts/body-stream.js';
import { bytesIn, describeSize } from '../concepts/byte-size.js';
import { apiOf, limitProblems, type LimitProblem, type ProblemKind, type Thresholds } from '../concepts/limit-problem.js';
import { applicationName } from '../concepts/http-application.js';
import { handedLimits } from '../concepts/handed-limit.js';
import { limitedCalls, type LimitedCall } from '../concepts/size-limit.js';
import { endLongRequest, repairLimit } from '../rule-kit/fixes/body-limit.js';
import { quoted } from '../rule-kit/fixes/options.js';
import { createRule, each, whenWalked } from '../rule-kit/index.js';

interface Options {
  readonly max: string;
  readonly maxUpload: string;
  readonly requireExplicit: boolean;
}

const SIZE = '^\\d+(?:\\.\\d+)? *(?:b|kb|mb|gb|tb)$';

type Suggestion = 'setLimit' | 'renameOption' | 'addOption' | 'endLongRequest';

export default createRule<Options, ProblemKind | 'neverRuns' | 'unboundedStream' | 'unlimitedReading' | Suggestion>({
  name: 'require-body-limit',
  meta: {
    docs: {
      description: 'require a limit on the size of request bodies and uploads',
      tip: 2,
      configs: { recommended: 'error', strict: ['error', { requireExplicit: true }] },
      cwe: [770, 400],
      owasp: 'A06:2025',
      securitySeverity: '7.5',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      unlimited:
        '`{{option}}: {{value}}` leaves `{{api}}` without any limit for {{what}}, so that one client can fill the memory or the disk of the server. Set a limit that fits your data, such as `{{proposal}}`.',
      unparsable:
        '`{{option}}: {{value}}` is no limit that `{{api}}` can read, so that it {{outcome}}. Write one such as `{{proposal}}`.',
      misread:
        '`{{option}}: {{value}}` means {{read}} to `{{api}}`, which knows no such unit. Write the size with a unit that it knows, as in `{{proposal}}`.',
      excessive:
        '`{{option}}: {{value}}` lets one {{bringer}} bring {{amount}}, more than the {{max}} that one {{bringer}} may bring here. Lower the limit, or raise the option `{{maximum}}` of this rule where so much is needed.',
      tooMany:
        '`{{option}}: {{value}}` lets one request bring {{amount}}, and the server spends time on each of them. Set a limit that fits your data, such as `{{proposal}}`.',
      missing:
        '`{{api}}` takes {{what}} of any size as long as `{{option}}` is not set, so that one client can fill the memory or the disk of the server. Set `{{option}}` to a size that fits your data, such as `{{proposal}}`.',
      noEffect: '`{{wrong}}` is no option that `{{api}}` reads here, so that it {{holds}}. Write `{{option}}` instead.',
      truncated:
        '`{{api}}` cuts files off at `{{option}}` and lets the request go on, so that damaged files are taken for whole ones. Add `{{needed}}` to refuse them.',
      uncounted:
        '`{{option}}` is not enforced by `{{api}}` on a body sent in chunks, because the parser is handed the stream itself. Add `{{needed}}` so that the body is counted while it is read.',
      neverRuns:
        '`{{option}}: {{value}}` has no effect, because `{{first}}` on line {{line}} has read the body before with a limit of {{size}}. Register this parser before that one, or set the limit there.',
      unboundedStream:
        '`{{stream}}` is read to its end whatever its length, so that one client can fill the memory of the server. Count the bytes while they arrive, and refuse the request once there are too many.',
      unlimitedReading:
        '`{{api}}` on line {{line}} reads request bodies of any size, since nothing limits those of `{{application}}`, so that one client can fill the memory of the server. Register `{{protection}}` with a size that fits your data before the routes.',
      implicit:
        '`{{api}}` relies on its default limit of {{size}}, which readers do not see. Write it down as `{{option}}: {{proposal}}`.',
      setLimit: 'Set `{{option}}` to `{{proposal}}`.',
      renameOption: 'Write `{{option}}` instead of `{{wrong}}`.',
      addOption: 'Add `{{needed}}`.',
      endLongRequest: 'End the request once `{{target}}` is longer than 1 MB.',
    },
    options: {
      max: { type: 'string', pattern: SIZE, description: 'The greatest limit for a request body that is no cause for a report.' },
      maxUpload: {
        type: 'string',
        pattern: SIZE,
        description: 'The greatest limit for an uploaded file that is no cause for a report.',
      },
      requireExplicit: { type: 'boolean', description: 'Whether the safe default of a parser has to be written down.' },
    },
    defaultOptions: { max: '100mb', maxUpload: '5gb', requireExplicit: false },
  },
  create(context, { max, maxUpload, requireExplicit }) {
    let thresholds: Thresholds | null = null;
    const reported = new Set<unknown>();
    const checkLimits = (limited: LimitedCall, analysis: Analysis): void => {
      thresholds ??= { body: bytesIn(max), upload: bytesIn(maxUpload), requireExplicit };
      for (const { kind, node, data, repair } of limitProblems(analysis, limited, thresholds, text => quoted(analysis, text))) {
        if (reported.has(node)) continue;
        reported.add(node);
        const fix = repair ? repairLimit(analysis, limited, repair) : null;
        if (kind === 'implicit') context.report({ node, messageId: kind, data, fix });
        else context.report({ node, messageId: kind, data, suggest: fix ? [{ messageId: suggestionFor(kind), data, fix }] : [] });
      }
    };
    const repeated = each(secondParsers, ({ parser, limit, first, firstAmount }, analysis) => {
      const node = limit.value ?? parser.call.node;
      if (reported.has(node)) return;
      const line = String(first.call.node.loc.start.line);
      const value = limit.value ? context.sourceCode.getText(limit.value) : '';
      const data = { option: limit.path.join('.'), value, first: apiOf(analysis, first), line, size: describeSize(firstAmount) };
      context.report({ node, messageId: 'neverRuns', data });
    });
    const streams = each(unboundedStreams, (stream, analysis) => {
      const fix = endLongRequest(analysis, stream);
      const textOf = (node: typeof stream.target): string => (node ? context.sourceCode.getText(node) : '');
      const data = { stream: textOf(stream.stream), target: textOf(stream.target) };
      const suggest = fix ? [{ messageId: 'endLongRequest' as const, data, fix }] : [];
      context.report({ node: stream.node, messageId: 'unboundedStream', data, suggest });
    });
    const readings = each(unlimitedReadings, ({ application, protection, read, takesFiles }, analysis) => {
      if (!takesFiles && !requireExplicit) return;
      const api = apiOf(analysis, { call: read, limits: [], isPlugin: false });
      const data = { api, line: read.node.loc.start.line, application: applicationName(application), protection };
      context.report({ node: application.call.node, messageId: 'unlimitedReading', data });
    });
    return whenWalked(context, each(limitedCalls, checkLimits), each(handedLimits, checkLimits), repeated, streams, readings);
  },
});

const suggestionFor = (kind: LimitProblem['kind']): Suggestion =>
  kind === 'noEffect' ? 'renameOption' : kind === 'truncated' ? 'addOption' : 'setLimit';
