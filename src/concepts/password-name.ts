/**
 * What a name says of its value: a password as typed; maybe one (`pass`); a hash of one; something else about
 * passwords (`passwordResetToken`); nothing.
 */
export type PasswordName = 'password' | 'weak' | 'hashed' | 'other' | 'none';

const setOf = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** What a password is called in other languages, where the word means nothing else. */
const FOREIGN =
  'senha contrasena contrasenia motdepasse kennwort wachtwoord losenord adgangskode passord salasana matkhau sifre parool haslo heslo ' +
  'geslo lozinka jelszo';
const CORE = setOf(`password passwords passwd passwort passphrase passcode pwd pswd ${FOREIGN}`);
/** `clave` of a user is a password; alone it may be any key. */
const KEYS_OF_USERS = /\b(?:usuario|usuarios|login) (?:de )?clave\b|\bclave (?:de |del )?(?:usuario|login)\b/g;
const GLUED = /^(?:user|new|old|current|my|confirm|repeat|re)?(?:password|passwd|pwd)$/;
/** Names that stand for a password only in company of another word: `userPass`. */
const WEAK = setOf('pass pw psw psswd passw');
const COMPANY = /user|usr|usuario|new|old|plain|login|db|my|admin|member|customer/;
const BEFORE = setOf(
  'user users new old current plain plaintext raw clear cleartext confirm confirmed confirmation repeat repeated retype verify ' +
    'account login admin my the temp temporary initial default member customer client submitted input entered given candidate ' +
    'attempted original unhashed body db root owner employee student master sign signup signin reg register updated next first second text ' +
    'teacher staff patient doctor guest parent seller vendor buyer driver author usr emp stu cust mem usuario utilisateur nueva nova',
);
const AFTER = setOf(
  'confirm confirmation repeat again 1 2 plain plaintext raw clear cleartext value text input str string new old current of de ' +
    'user users account member customer admin employee student teacher usuario utilisateur',
);
const HASHED = setOf(
  'hash hashed rehash rehashed digest encrypted enc encoded bcrypt argon argon2 scrypt pbkdf2 crypt cipher salted derived',
);
const REPEATED = setOf('confirm confirmed confirmation repeat repeated retype verify second again');
/** Passwords with which the program itself signs in somewhere: they must stay readable. */
const OF_SERVICE = setOf('db root');

/** The words of a name in any casing: `user_passWord2` is `user password`. */
export function wordsOf(name: string): readonly string[] {
  let words = known.get(name);
  if (!words) {
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(name, (words = split(name)));
  }
  return words;
}

/** Names come again and again: `user`, `id`. */
const known = new Map<string, readonly string[]>();
const MAX_KNOWN = 2000;

const split = (name: string): readonly string[] =>
  unaccented(name)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean)
    .map(word => word.toLowerCase().replace(/(?<=[a-z])\d+$/, ''))
    .join(' ')
    .replace(/\bpass (word|phrase|code)\b/g, 'pass$1')
    .replace(/\bmot de passe\b/g, 'motdepasse')
    .replace(/\bmat khau\b/g, 'matkhau')
    .replace(KEYS_OF_USERS, 'contrasena')
    .split(' ');

/** A name in letters without marks: `contraseña` as `contrasena`. */
function unaccented(name: string): string {
  if (!/[\u0080-\uffff]/.test(name)) return name;
  return name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/ł/g, 'l')
    .replace(/ı/g, 'i');
}

/** Words of other languages in text, for a first look at what it is about; in all spellings of names. */
export const FOREIGN_WORDS =
  'senha|contrase|kennwort|mot_?de_?passe|wachtwoord|l[oö]senord|adgangskode|passord|salasana|m[aậ]t_?kh[aẩ]u|[sş]ifre|parool|has[lł]o|heslo|' +
  'geslo|lozinka|jelsz[oó]|clave_?(?:de_?|del_?)?(?:usuario|login)|(?:usuarios?|login)_?(?:de_?)?clave';

/** What a name says of its value. */
export function passwordNameOf(name: string): PasswordName {
  const words = wordsOf(name.replace(/^[_$#]+/, ''));
  let at = words.findIndex(word => CORE.has(word) || GLUED.test(word));
  const isWeak = at < 0;
  if (isWeak) at = words.findIndex(word => WEAK.has(word));
  if (at < 0) return 'none';
  if (words.some(word => HASHED.has(word))) return 'hashed';
  const before = words.slice(0, at);
  const after = words.slice(at + 1);
  if (!before.every(word => BEFORE.has(word)) || !after.every(word => AFTER.has(word) || /^\d+$/.test(word))) return 'other';
  return isWeak && !before.some(word => COMPANY.test(word)) ? 'weak' : 'password';
}

/** Whether a name is one under which users' passwords are stored. */
export const isPasswordField = (name: string): boolean =>
  passwordNameOf(name) === 'password' && !wordsOf(name).some(word => OF_SERVICE.has(word) || REPEATED.has(word));

/** Whether a name is one under which hashes of users' passwords are stored: `passwordHash`, not `passwordResetTokenHash`. */
export const isPasswordHashField = (name: string): boolean =>
  passwordNameOf(name) === 'hashed' &&
  isPasswordField(
    wordsOf(name)
      .filter(word => !HASHED.has(word))
      .join('_'),
  );

const TYPED = setOf(
  'plain plaintext raw clear cleartext candidate attempt attempted input given submitted entered typed value text',
);
const SALTS = setOf(
  'salt salts pepper email mail user username login name id key secret token nonce uuid guid date time timestamp random code otp pin ' +
    'url path file host ip session algorithm encoding length rounds iterations',
);

/** Whether a name says, beside code about passwords, that its value is one as typed: `plain`, `candidate`, `rawValue`. */
export const namesTyped = (name: string): boolean => wordsOf(name).every(word => TYPED.has(word)) && wordsOf(name).length > 0;

/** Whether a name says that its value is hashed beside a password, or is no password. */
export const isSalt = (name: string): boolean => wordsOf(name).some(word => SALTS.has(word) || HASHED.has(word));

const ABOUT_OTHERS = setOf(
  'token tokens reset resets forgot forgotten recovery otp code codes link links invite strength policy policies breach breached pwned ' +
    'leak leaked compromised common generator generate random history less passwordless',
);

/** Whether a function, class or file is about passwords by its name: `verifyPassword`, `PasswordService`, `passwords`. */
export function namesPasswords(name: string): boolean {
  const words = wordsOf(name);
  return words.some(word => CORE.has(word) || GLUED.test(word)) && !words.some(word => ABOUT_OTHERS.has(word));
}

/** Whether a name may be that of a typed password. */
export const mayBePassword = (name: string): boolean => /^(?:password|weak)$/.test(passwordNameOf(name));

/** Whether a name says that its value is hashed: `hash`, `hashedPassword`, `pwdDigest`. */
export const namesHash = (name: string): boolean => wordsOf(name).some(word => HASHED.has(word));

/** Whether a name is that of a password typed a second time. */
export const isRepeated = (name: string): boolean =>
  /[2-9]$/.test(name) || wordsOf(name).some(word => REPEATED.has(word)) || /^(?:c|re)_?password$/i.test(name);
