import type { Role } from '../../vocabulary/index.js';
import { alternativesOf, describeOrigin, type Call, type Origin } from '../origins/origin.js';
import type { Engine } from '../origins/engine.js';
import type { Node } from '../syntax.js';
import type { Source } from './source.js';

/** An application, a router, or the scope of a plugin: what middleware and routes are registered on. */
export interface Container {
  /** The call that creates it. */
  readonly node: Node;
  /** The run in which that happens; null where it was not seen. */
  readonly run: number | null;
  /** What is registered on it and done with it, in order. */
  readonly events: readonly RoutingEvent[];
}

/** A function, router or plugin that is registered. */
export interface Handler {
  readonly node: Node;
  /** The engine over the file in which the node is written. */
  readonly home: Engine;
  readonly origin: Origin;
  /** The roles that it plays, handed over as it is, or by its name. */
  readonly roles: readonly Role[];
  /** The roles that it would play if it were called: `use(helmet)` in place of `use(helmet())`. */
  readonly uncalledRoles: readonly Role[];
  readonly source: Source;
  /** The router or application that it is. */
  readonly container: Container | null;
}

/** What all events have. */
export interface EventBase {
  readonly node: Node;
  /** Where it stands in the order of all events of the file. */
  readonly index: number;
  /** 0 while the module loads; another number for each callback or uncalled function. */
  readonly run: number;
  readonly conditional: boolean;
}

/** A path under which something is registered; `text` is null where it is not known. */
export interface RoutingPath {
  readonly text: string | null;
}

export type RoutingEvent = EventBase &
  (
    | {
        readonly kind: 'middleware';
        readonly call: Call;
        readonly path: RoutingPath | null;
        readonly handlers: readonly Handler[];
      }
    | { readonly kind: 'route'; readonly call: Call; readonly path: RoutingPath | null; readonly handlers: readonly Handler[] }
    | {
        readonly kind: 'plugin';
        readonly call: Call;
        readonly handler: Handler;
        readonly options: Origin | null;
        /** The scope that a plugin of this file registers on, unless it shares that of its parent. */
        readonly scope: Container | null;
      }
    | { readonly kind: 'static'; readonly call: Call }
    | { readonly kind: 'setting'; readonly name: string }
    | { readonly kind: 'serve' }
    | { readonly kind: 'export'; readonly name: string; readonly member: string | null }
    | { readonly kind: 'return' }
    /** It is registered on another container. */
    | { readonly kind: 'mounted' }
    /** It is handed to code that is not in this file. */
    | {
        readonly kind: 'escape';
        readonly to: Source;
        /** The file in which that is written. */
        readonly home: Engine;
        readonly text: string;
        readonly exported: boolean;
      }
  );

/** The containers of a file by the call that creates them. */
export type Routing = ReadonlyMap<Node, Container>;

/** The printed form of a container: one line an event, routers and scopes indented below. */
export function describeContainer(container: Container, indent = '', seen: ReadonlySet<Container> = new Set()): string {
  if (seen.has(container)) return '';
  const below = new Set([...seen, container]);
  return container.events
    .map(event => {
      const line = `${indent}${describeEvent(event)}${event.conditional ? ' (conditional)' : ''}${event.run > 0 ? ` (run ${event.run})` : ''}\n`;
      const nested =
        event.kind === 'middleware' || event.kind === 'route'
          ? event.handlers.flatMap(handler => (handler.container ? [handler.container] : []))
          : event.kind === 'plugin' && event.scope
            ? [event.scope]
            : [];
      return line + nested.map(inner => describeContainer(inner, `${indent}  `, below)).join('');
    })
    .join('');
}

function describeEvent(event: RoutingEvent): string {
  switch (event.kind) {
    case 'middleware':
    case 'route':
      return `${event.kind}${event.path ? ` ${event.path.text ?? '?'}` : ''}: ${event.handlers.map(describeHandler).join(', ')}`;
    case 'plugin':
      return `plugin: ${describeHandler(event.handler)}`;
    case 'setting':
      return `setting ${event.name}`;
    case 'export':
      return `export ${event.name}${event.member ? ` .${event.member}` : ''}`;
    case 'escape':
      return `escape to ${event.text} of ${event.to.of}${event.exported ? ', exported' : ''}`;
    default:
      return event.kind;
  }
}

function describeHandler({ origin, source, roles }: Handler): string {
  if (origin.kind === 'namespace') return roles.length > 0 ? origin.path : `${origin.path}, uncalled`;
  // the path of an API tells what it does
  const isTold = roles.length === 0 || alternativesOf(origin).some(of => of.kind === 'api');
  const does = isTold ? '' : ` as ${roles.map(({ role }) => role).join(' and ')}`;
  if (origin.kind !== 'unknown') return `${describeOrigin(origin)}${does}`;
  return `${source.of}${source.module ? ` ${source.module}` : ''}${does}`;
}
