import { expect, it } from 'vitest';
import { hashPassword, isPasswordRight } from './hash-password.ts';

it('keeps passwords as argon2id with 19 MiB and two passes, salted each time', async () => {
  const [one, other] = await Promise.all([hashPassword('a good password'), hashPassword('a good password')]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(other);
});

it('knows the right password from a wrong one', async () => {
  const hash = await hashPassword('a good password');
  expect(await isPasswordRight(hash, 'a good password')).toBe(true);
  expect(await isPasswordRight(hash, 'a good passwore')).toBe(false);
});

it('is never right where there is no hash, not even with the decoy itself', async () => {
  expect(await isPasswordRight(null, 'anything')).toBe(false);
  expect(await isPasswordRight(null, 'nobody has this password')).toBe(false);
});

it('takes a broken hash for a wrong password', async () => {
  expect(await isPasswordRight('not a hash', 'anything')).toBe(false);
});
