import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#db/testing/database.ts';
import { changeWebhook } from './change-webhook.ts';
import { resendDelivery } from './resend-delivery.ts';
import { newWebhookSecret, signedHeaders } from './secrets.ts';
import { webhookScene } from './testing/webhook-scene.ts';

const { db } = await testDatabase();
const ANYWHERE = 'http://127.0.0.1:9/hooks';
const endings: (() => unknown)[] = [];
afterAll(() => Promise.all(endings.map((end) => end())));

/** Runs the receiver of the documentation as it stands there. */
async function documentedReceiver(secret: string): Promise<{ url: string; lines: string[] }> {
  const text = await readFile('docs/webhooks.md', 'utf8');
  const [, code = ''] = /```js\n(\/\/ receiver\.mjs[\s\S]*?)```/.exec(text) ?? [];
  const folder = await mkdtemp(path.join(tmpdir(), 'laurel-receiver-'));
  await writeFile(path.join(folder, 'receiver.mjs'), code);
  await symlink(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  const env = { ...process.env, WEBHOOK_SECRET: secret, PORT: '0' };
  const child = spawn(process.execPath, ['receiver.mjs'], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  endings.push(
    () => child.kill(),
    () => rm(folder, { recursive: true }),
  );
  return listening(child);
}

async function listening(child: ChildProcess): Promise<{ url: string; lines: string[] }> {
  const lines: string[] = [];
  if (!child.stdout) throw new Error('the receiver says nothing');
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  await expect.poll(() => lines[0], { timeout: 15_000 }).toMatch(/^listening on \d+$/);
  return { url: `http://127.0.0.1:${lines.shift()?.split(' ').at(-1)}/hooks`, lines };
}

describe('the receiver of the documentation', () => {
  it('takes what we send, once however often it comes, and refuses what others send', async () => {
    const scene = await webhookScene(db);
    scene.clock.forward(Date.now() - scene.ctx.now().getTime());
    const { webhook, secret } = await scene.endpoint({ url: ANYWHERE, eventTypes: ['badge.unlocked'] });
    const { url, lines } = await documentedReceiver(secret);
    const name = { programId: scene.programId, webhookId: webhook.id };
    await changeWebhook(scene.ctx, scene.vault, { ...name, changes: { url } });
    const [deliveryId = ''] = await scene.happens('badge.unlocked', 'cashback.completed');
    expect(await scene.deliver(webhook.id)).toMatchObject({ delivered: 1 });
    await resendDelivery(scene.ctx, { ...name, deliveryId });
    expect(await scene.deliver(webhook.id)).toMatchObject({ delivered: 1 });
    await expect.poll(() => lines).toEqual([`badge.unlocked ${scene.customer.externalId}`]);

    const body = '{"type":"badge.unlocked","data":{}}';
    const statusOf = async (headers: Record<string, string>) =>
      (await fetch(url, { method: 'POST', headers, body })).status;
    const message = { id: 'forged', sentAt: new Date(), body };
    expect(await statusOf(signedHeaders([newWebhookSecret()], message))).toBe(401);
    const old = { ...message, sentAt: new Date(Date.now() - 6 * 60_000) };
    expect(await statusOf(signedHeaders([secret], old))).toBe(401);
    expect(await statusOf({})).toBe(401);
  });
});
