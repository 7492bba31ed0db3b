import {
  alternativesOf,
  calleeOf,
  describeContainer,
  describeExpression,
  isOfOtherFile,
  routingOf,
  type Call,
  type Container,
  type Node,
  type Routing,
  type RoutingEvent,
} from '../engine/index.js';
import type { HttpApplicationRole } from '../vocabulary/index.js';
import type { Analysis, Play } from './analysis.js';

/** An application of a file with everything that is registered on it. */
export interface HttpApplication {
  readonly call: Call;
  readonly role: HttpApplicationRole;
  /** The variable or field that holds it. */
  readonly holder: Node | null;
  /** The run of the file in which it is created; null where that is not seen. */
  readonly run: number | null;
  /** What is registered on it and done with it, in the order in which that happens. */
  readonly events: readonly RoutingEvent[];
}

const NO_ROUTING: Routing = new Map();

/** The applications and routers of a file; none where no application is created. */
const routing = (analysis: Analysis): Routing => (createdHere(analysis).length > 0 ? routingOf(analysis.engine) : NO_ROUTING);

/** What another file makes is looked at there. */
const createdHere = (analysis: Analysis): readonly Play<'http-application'>[] =>
  analysis.playing('http-application', node => isOfLibrary(analysis, calleeOf(node)));

/** Whether the file itself tells that a callee is of a library. */
const isOfLibrary = ({ engine }: Analysis, callee: Node): boolean =>
  !isOfOtherFile(engine, callee) &&
  alternativesOf(engine.localOriginOf(callee.type === 'MemberExpression' ? callee.object : callee)).some(
    of => of.kind === 'api' || of.kind === 'namespace' || of.kind === 'class',
  );

/** The applications that a file creates. */
export function httpApplications(analysis: Analysis): readonly HttpApplication[] {
  const containers = analysis.once(routing);
  return createdHere(analysis).map(({ call, role }) => ({
    call,
    role,
    holder: holderOf(call.node),
    run: containers.get(call.node)?.run ?? null,
    events: containers.get(call.node)?.events ?? [],
  }));
}

/** The container that a call creates: an application, a router, or the scope of a plugin. */
export const containerOf = (analysis: Analysis, node: Node): Container | null => analysis.once(routing).get(node) ?? null;

/** The variable, field or property that a created value is kept in. */
function holderOf(node: Node): Node | null {
  let current = node;
  for (let parent = current.parent; parent; parent = current.parent) {
    switch (parent.type) {
      case 'VariableDeclarator':
        return parent.init === current ? parent.id : null;
      case 'PropertyDefinition':
        return parent.value === current ? parent.key : null;
      case 'AssignmentExpression': {
        if (parent.right !== current) return null;
        const outer = holderOf(parent);
        return outer ?? parent.left;
      }
      case 'AwaitExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
        break;
      case 'MemberExpression':
        if (parent.object !== current || parent.parent.type !== 'CallExpression' || parent.parent.callee !== parent) return null;
        break;
      case 'CallExpression':
        if (parent.callee !== current) return null;
        break;
      default:
        return null;
    }
    current = parent;
  }
  return null;
}

/** The printed form of an application. */
export const describeApplication = (application: HttpApplication): string =>
  `${application.role.framework} application\n${describeContainer({ ...application, node: application.call.node }, '  ')}`;

/** The name of an application in messages: `app`, `this.app`, `express()`. */
export const applicationName = ({ holder, call }: HttpApplication): string => describeExpression(holder ?? call.node);

/** The name of what registers something, in messages: `app.get`. */
export const eventName = ({ node }: RoutingEvent): string => describeExpression('callee' in node ? node.callee : node);
