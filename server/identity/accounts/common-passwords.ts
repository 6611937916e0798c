import { refusedInput } from '#server/kernel/input.ts';
import { PASSWORD_MIN } from './contract.ts';

let common: Promise<ReadonlySet<string>> | undefined;

/**
 * Refuses a new password that guessers try first: one of the most common ones, or the person's own address.
 * @throws Refusal `validation_failed` at `password`
 */
export async function refuseCommonPassword(password: string, email: string | null): Promise<void> {
  const tried = password.toLowerCase();
  common ??= mostCommon();
  if ((await common).has(tried)) {
    throw refusedInput({ password: ['is one of the most common passwords; choose another'] });
  }
  if (email !== null && (tried === email || tried === email.split('@')[0])) {
    throw refusedInput({ password: ['must not be your email address'] });
  }
}

/** Some 18,000 that are long enough to be asked about, read when first needed. */
async function mostCommon(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common'].filter((word) => word.length >= PASSWORD_MIN));
}
