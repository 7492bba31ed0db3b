// Programs that nobody wrote: small changes to a program, chosen by a seed.

/** Numbers from 0 to 1 that depend on the seed alone. */
export function randomOf(seed) {
  let state = 0x811c9dc5;
  for (const character of String(seed)) state = Math.imul(state ^ character.codePointAt(0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * What mutants of a program are made of.
 * @param text the program
 * @param ast its syntax tree with tokens
 * @param visitorKeys the keys under which nodes have children
 */
export function materialOf(text, ast, visitorKeys) {
  const material = { text, tokens: ast.tokens, lists: [], expressions: [], names: [], calls: [], literals: [] };
  const visit = (node, position) => {
    const range = node.range;
    if (node.type === 'Identifier') material.names.push({ range, name: node.name });
    if (node.type === 'Literal') material.literals.push(range);
    if (
      /Expression$|^(?:Identifier|Literal|TemplateLiteral)$/.test(node.type) &&
      !/^(?:key|property|id|local|label)$/.test(position)
    )
      material.expressions.push(range);
    if (/^(?:Call|New)Expression$/.test(node.type)) material.calls.push(node.arguments.map(argument => argument.range));
    for (const key of visitorKeys[node.type] ?? Object.keys(node)) {
      const value = node[key];
      if (Array.isArray(value)) {
        const nodes = value.filter(item => typeof item?.type === 'string');
        if (nodes.length > 0 && /^(?:body|consequent|properties|elements|params|arguments|declarations)$/.test(key))
          material.lists.push(nodes.map(item => item.range));
        for (const item of nodes) visit(item, key);
      } else if (typeof value?.type === 'string') visit(value, key);
    }
  };
  visit(ast, '');
  return material;
}

const WRAPPERS = [
  '(§)',
  '[§]',
  '({ a: § })',
  '(() => §)()',
  '(async () => { return §; })()',
  'f(§)',
  '`${§}`',
  '(§ as any)',
  '(§)!',
  '(§)?.a',
  '(§ + §)',
  "('a' + §)",
  '(c ? § : §)',
  '(§ || §)',
  '(§ && §)',
  '(§ ?? §)',
  '!§',
  '...§',
  'new (§)',
  'typeof §',
  'void §',
  '(0, §)',
  '(await §)',
  '(yield §)',
  '(class { static { §; } m() { return §; } })',
  '(x = §)',
  '(§)[0]',
  '(§)[§]',
  '(§)(§)',
  '(§)`a${§}`',
  '({ ...§ })',
  '[...§]',
  '(function () { return §; })',
  '(({ a }) => a)(§)',
  'Promise.resolve(§)',
  '(§).then(x => x)',
  '[§].map(x => x)',
  '(§ satisfies unknown)',
  '(import(§))',
  '<any>§',
  'String(§)',
  'Object.assign({}, §)',
  '((...a) => a)(§)',
  '(§).toString()',
  '(§ as const)',
];
const ODD = [
  "''",
  '0',
  '-1',
  'null',
  'undefined',
  '1n',
  '1e400',
  '/x/g',
  "'__proto__'",
  "'constructor'",
  '`a`',
  "'\\u2028'",
  'this',
  'NaN',
  '{}',
  '[]',
  'arguments',
  "'\\'; --'",
  "'${x}'",
  "'?'",
  "'$1'",
  "'SELECT * FROM a WHERE b = '",
  '() => {}',
  'function () {}',
  'class {}',
  'import.meta',
  "'1kb'",
  "'-1mb'",
  'Infinity',
  'new.target',
  'super.x',
  'async () => {}',
  'function* () { yield }',
  '[,]',
  '...[]',
  "'none'",
  "'HS256'",
];

/**
 * A mutant of a program: its text with one to four changes.
 * @param material of the program that is changed
 * @param random the next number from 0 to 1
 * @param donor of a program whose expressions may be put in
 */
export function mutantOf(material, random, donor = material) {
  const edits = [];
  const free = ([start, end]) => edits.every(edit => end <= edit.start || edit.end <= start);
  const put = ([start, end], text) => {
    if (free([start, end])) edits.push({ start, end, text });
  };
  const changes = 1 + Math.floor(random() ** 2 * 4);
  for (let change = 0; change < changes; change += 1) pick(CHANGES, random)({ material, donor, random, put });
  return applied(material.text, edits);
}

/** A text with replacements that do not overlap. */
export function applied(text, edits) {
  let result = text;
  for (const { start, end, text: replacement } of [...edits].sort((a, b) => b.start - a.start || b.end - a.end))
    result = result.slice(0, start) + replacement + result.slice(end);
  return result;
}

const pick = (list, random) => list[Math.floor(random() * list.length)];
const textAt = ({ text }, [start, end]) => text.slice(start, end);

const CHANGES = [
  function deleteToken({ material, random, put }) {
    const token = pick(material.tokens, random);
    if (token) put(token.range, '');
  },
  function duplicateToken({ material, random, put }) {
    const token = pick(material.tokens, random);
    if (token) put([token.range[1], token.range[1]], ` ${textAt(material, token.range)}`);
  },
  function swapTokens({ material, random, put }) {
    const index = Math.floor(random() * (material.tokens.length - 1));
    const [first, second] = material.tokens.slice(index, index + 2);
    if (second) put([first.range[0], second.range[1]], `${textAt(material, second.range)} ${textAt(material, first.range)}`);
  },
  function swapMembers({ material, random, put }) {
    const list = pick(material.lists, random) ?? [];
    const [first, second] = [pick(list, random), pick(list, random)];
    if (!first || first === second) return;
    put(first, textAt(material, second));
    put(second, textAt(material, first));
  },
  function dropMember({ material, random, put }) {
    const list = pick(material.lists, random) ?? [];
    const index = Math.floor(random() * list.length);
    if (!list[index]) return;
    // with the comma after it
    const end = list[index + 1]?.[0] ?? list[index][1];
    put([list[index][0], end], '');
  },
  function repeatMember({ material, random, put }) {
    const list = pick(material.lists, random) ?? [];
    const index = Math.floor(random() * list.length);
    if (list[index + 1]) put([list[index + 1][0], list[index + 1][0]], material.text.slice(list[index][0], list[index + 1][0]));
  },
  function rename({ material, random, put }) {
    const [name, other] = [pick(material.names, random), pick(material.names, random)];
    if (name) put(name.range, other.name);
  },
  function renameAll({ material, random, put }) {
    const [name, other] = [pick(material.names, random), pick(material.names, random)];
    for (const { range } of material.names.filter(same => same.name === name.name)) put(range, other.name);
  },
  function dropArguments({ material, random, put }) {
    const args = pick(material.calls, random) ?? [];
    const from = Math.floor(random() * args.length);
    if (args[from]) put([args[from][0], args.at(-1)[1]], '');
  },
  function wrap({ material, random, put }) {
    const expression = pick(material.expressions, random);
    if (expression)
      put(
        expression,
        pick(WRAPPERS, random).replaceAll('§', () => textAt(material, expression)),
      );
  },
  function wrapAgain(change) {
    for (let index = 0; index < 3; index += 1) CHANGES.find(({ name }) => name === 'wrap')(change);
  },
  function graft({ material, donor, random, put }) {
    const [expression, other] = [pick(material.expressions, random), pick(donor.expressions, random)];
    if (expression && other) put(expression, textAt(donor, other));
  },
  function graftOwn({ material, random, put }) {
    const [expression, other] = [pick(material.expressions, random), pick(material.expressions, random)];
    if (expression) put(expression, textAt(material, other));
  },
  function odd({ material, random, put }) {
    const expression = pick(random() < 0.5 ? material.literals : material.expressions, random);
    if (expression) put(expression, pick(ODD, random));
  },
];
