import { describe, expect, test } from 'vitest';
import { isPasswordField, isRepeated, namesHash, passwordNameOf, type PasswordName } from '../../src/concepts/password-name.js';

const names: Readonly<Record<PasswordName, string>> = {
  password:
    'password userPassword newPassword oldPassword currentPassword plainPassword passwordConfirm confirmPassword passwordConfirmation ' +
    'password2 passwd pwd user_password new_password PASSWORD rawPassword plainTextPassword passphrase passcode userPwd userPass user_pass ' +
    'repeatPassword password_confirmation retypePassword adminPassword accountPassword passwordRaw _password $password loginPassword ' +
    'userpassword newpassword passWord tempPassword PasswordUser passwordOfUser pwdUser LoginPassword password_new pwd_usuario teacherPassword ' +
    'usr_pwd contraseña contrasenaUsuario mot_de_passe motDePasse wachtwoord lösenord adgangskode matKhau mật_khẩu sifre şifre parool hasło ' +
    'heslo salasana clave_usuario usuarioClave claveDeUsuario',
  weak: 'pass pw psw',
  hashed:
    'passwordHash hashedPassword password_hash pwdHash encryptedPassword encrypted_password passHash hashPassword bcryptPassword ' +
    'password_digest passwordDigest hashed_pw passwordHashOfUser hash_wachtwoord',
  other:
    'passwordResetToken passwordChangedAt passwordExpires passwordResetExpires password_reset_token resetPasswordToken resetPassword ' +
    'forgotPassword passwordPolicy passwordStrength passwordMinLength passwordField passwordInputType isPasswordValid validatePassword ' +
    'comparePassword passwordAttempts passwordHistory passwordService passwordSchema passwordRegex changePassword setPassword ' +
    'passwordUserId passwordLogin passwordClient emailPassword wifiPassword zipPassword passwordUrl motDePasseOublie passwordUpdatedAt hasPassword showPassword passwordHint passwordSalt passwordLength mustChangePassword passwordProvider smtpPassword',
  none: 'clave clavePrimaria usuario parola passport compass bypass passenger passive token secret username email pin passed passing surpass trespass passwordless',
};

describe.each(Object.entries(names))('%s', (kind, list) => {
  test.each(list.split(' '))('%s', name => {
    expect(passwordNameOf(name)).toBe(kind);
  });
});

describe('fields that store a password', () => {
  test.each([
    ['password', true],
    ['user_password', true],
    ['passwd', true],
    ['pass', false],
    ['passwordHash', false],
    ['confirmPassword', false],
    ['dbPassword', false],
    ['rootPassword', false],
  ])('%s: %s', (name, expected) => {
    expect(isPasswordField(name)).toBe(expected);
  });
});

test.each(['confirmPassword', 'passwordConfirmation', 'password2', 'repeat_password', 'cpassword', 'repassword'])(
  '%s is typed a second time',
  name => {
    expect(isRepeated(name)).toBe(true);
  },
);

test.each(['password', 'newPassword', 'currentPassword', 'pass'])('%s is typed once', name => {
  expect(isRepeated(name)).toBe(false);
});

test.each(['hash', 'hashed', 'passwordHash', 'pwd_digest', 'encryptedPassword'])('%s names a hash', name => {
  expect(namesHash(name)).toBe(true);
});
