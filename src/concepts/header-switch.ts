import { mayBeNear, type RoutingEvent, type TextTest } from '../engine/index.js';
import type { Analysis } from './analysis.js';

/** Imports of imports that are looked through for a route that turns the headers on. */
const MAX_HOPS = 5;

/** What loads files that no import names. */
const LOADS = /autoload|readdir|\bglob(?:by|Sync)?\b|\b(?:import|require)\(\s*[^'"`\s)]/i;

/** The option that keeps a plugin from setting the headers, which no route turns on; null where one does, or may. */
export function switchedOffBy(analysis: Analysis, event: RoutingEvent): string | null {
  if (event.kind !== 'plugin') return null;
  const role = event.handler.roles.find(played => played.role === 'secure-headers');
  if (!role?.globalOption || role.routeSwitch === undefined || !event.options) return null;
  const { home } = event.call.frame;
  const value = home.memberOf(event.options, role.globalOption, event.call.node);
  if (value.kind !== 'literal' || value.value !== false) return null;
  const test = switching(role.routeSwitch);
  const files = home === analysis.engine ? [home] : [home, analysis.engine];
  return files.some(file => mayBeNear(file, test, MAX_HOPS)) ? null : role.globalOption;
}

const tests = new Map<string, TextTest>();

/** The text of a route that turns the headers on, `{ helmet: true }` or `reply.helmet()`, or of code that loads routes. */
function switching(name: string): TextTest {
  let test = tests.get(name);
  if (!test) {
    const word = name.replace(/\W/g, String.raw`\$&`);
    // options of the plugin itself may be kept under its name
    const option = String.raw`\b${word}['"]?\s*:(?!\s*\{[^{}]*\bglobal\s*:)`;
    const code = new RegExp(String.raw`${option}|[{,]\s*${word}\s*[,}]|\.${word}\s*(?:\(|=[^=])|\[['"]${word}['"]\]`);
    tests.set(name, (test = { name: `routes with ${name}`, matches: text => code.test(text) || LOADS.test(text) }));
  }
  return test;
}
