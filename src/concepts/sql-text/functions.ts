/** How a database protects a value that goes through a function of its own: fast, or so that it can be read again. */
export type SqlProtection = 'fast-hash' | 'encryption';

const setOf = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** `digest` and `hmac` are of pgcrypto, `hashbytes` of SQL Server, `standard_hash` of Oracle. */
const HASHES = setOf('md5 sha sha1 sha2 sha224 sha256 sha384 sha512 password old_password digest hmac hashbytes standard_hash');
const ENCRYPTIONS = setOf('aes_encrypt des_encrypt pgp_sym_encrypt');
/** Functions whose result holds what they are given, in another form. */
const FORMS = setOf(
  'upper lower ucase lcase trim ltrim rtrim concat concat_ws encode decode hex unhex to_base64 convert cast convert_to coalesce ifnull ' +
    'nvl nullif if substring substr left right binary bin2hex rawtohex utl_raw',
);

/** What the functions around a value make of it, the innermost first; null where one is not known, or none protects it. */
export function protectionBy(callees: readonly string[], item: number): SqlProtection | null {
  if (!callees.every(name => HASHES.has(name) || FORMS.has(name) || ENCRYPTIONS.has(name))) return null;
  const isEncrypted = callees.some(name => ENCRYPTIONS.has(name));
  if (callees.some(name => HASHES.has(name))) return isEncrypted ? null : 'fast-hash';
  // the key comes after what is encrypted
  return isEncrypted && (!ENCRYPTIONS.has(callees[0] ?? '') || item === 0) ? 'encryption' : null;
}
