import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { SecretVault } from '#server/kernel/vault.ts';
import { newWebhookSecret, signedHeaders } from './secrets.ts';

const vault = new SecretVault('a secret of the product, long enough');

describe('a kept secret', () => {
  it('comes back as it was, and lies there in no readable form, never twice the same', () => {
    const secret = newWebhookSecret();
    const sealed = vault.seal('row-1', secret);
    expect(vault.open('row-1', sealed)).toBe(secret);
    expect(sealed).not.toContain(secret.slice(6));
    expect(vault.seal('row-1', secret)).not.toBe(sealed);
  });

  it('opens for nobody else: another row, another product, or once altered', () => {
    const sealed = vault.seal('row-1', newWebhookSecret());
    expect(() => vault.open('row-2', sealed)).toThrow('unable to authenticate');
    expect(() => new SecretVault('another secret, also long enough').open('row-1', sealed)).toThrow(
      'unable to authenticate',
    );
    const middle = sealed.length >> 1;
    const other = sealed[middle] === 'A' ? 'B' : 'A';
    expect(() => vault.open('row-1', sealed.slice(0, middle) + other + sealed.slice(middle + 1))).toThrow(
      'unable to authenticate',
    );
    expect(() => vault.open('row-1', sealed.replace('v1.', 'v2.'))).toThrow('does not know');
  });
});

describe('a signed message', () => {
  const message = { id: 'event-1', sentAt: new Date(), body: '{"type":"badge.unlocked"}' };

  it('is verified by the official library, by each of the secrets that sign', () => {
    const [old, fresh, foreign] = [newWebhookSecret(), newWebhookSecret(), newWebhookSecret()];
    const headers = signedHeaders([fresh, old], message);
    for (const secret of [old, fresh]) {
      expect(new Webhook(secret).verify(message.body, headers)).toEqual({ type: 'badge.unlocked' });
    }
    expect(() => new Webhook(foreign).verify(message.body, headers)).toThrow('No matching signature');
    expect(() => new Webhook(fresh).verify(`${message.body} `, headers)).toThrow('No matching signature');
  });

  it('has a secret of 32 random bytes in the form the standard asks for', () => {
    const secret = newWebhookSecret();
    expect(secret).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(newWebhookSecret()).not.toBe(secret);
  });
});
