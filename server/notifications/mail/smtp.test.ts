import { afterEach, describe, expect, it } from 'vitest';
import { MailRefused } from './contract.ts';
import { smtpPort } from './smtp.ts';
import { mailServer } from './testing/mail-server.ts';

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

const server = async (answer?: (command: string) => string | null) => {
  const started = await mailServer(answer);
  stops.push(started.stop);
  return started;
};
const mail = { id: 'a1', to: 'ada@example.com', subject: 'Grüße', text: 'One.\n\nhttps://laurel.example/reset#token' };

describe('a mail by SMTP', () => {
  it('goes to its recipient, from the sender configured, with an id of its own', async () => {
    const { url, received } = await server();
    await smtpPort(url, 'Laurel <no-reply@shop.example>').send(mail);
    const [got, ...others] = received;
    expect(others).toEqual([]);
    expect(got?.commands).toContain('RCPT TO:<ada@example.com>');
    expect(got?.commands).toContain('MAIL FROM:<no-reply@shop.example>');
    expect(got?.data).toContain('Message-ID: <a1@laurel>');
    expect(got?.data).toContain('https://laurel.example/reset#token');
  });

  it('adds no recipient or header from what it carries', async () => {
    const { url, received } = await server();
    const sly = { ...mail, to: 'ada@example.com\r\nBcc: eve@example.com', subject: 'Hi\r\nBcc: eve@example.com' };
    await smtpPort(url, 'no-reply@shop.example')
      .send(sly)
      .catch(() => undefined);
    for (const { commands, data } of received) {
      expect(commands.filter((command) => /^RCPT/i.test(command)).join()).not.toContain('<eve@example.com>');
      expect(data).not.toMatch(/^Bcc:/m);
    }
  });

  it('that the server does not want is refused for good', async () => {
    const { url } = await server(() => '550 no such person');
    const refused = smtpPort(url, 'no-reply@shop.example').send(mail);
    await expect(refused).rejects.toThrow(new MailRefused('the mail server answered 550'));
  });

  it.each([['busy', '451 later'] as const])(
    'that meets a server that is %s may be tried again',
    async (_case, reply) => {
      const { url } = await server(() => reply);
      const error = await smtpPort(url, 'no-reply@shop.example')
        .send(mail)
        .catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(MailRefused);
    },
  );

  it('that finds no server may be tried again', async () => {
    const { url, stop } = await mailServer();
    await stop();
    const error = await smtpPort(url, 'no-reply@shop.example')
      .send(mail)
      .catch((thrown: unknown) => thrown);
    expect(error).not.toBeInstanceOf(MailRefused);
  });
});
