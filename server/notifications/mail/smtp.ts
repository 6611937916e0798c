import { createTransport } from 'nodemailer';
import { type MailPort, MailRefused } from './contract.ts';

const PATIENCE_MS = 20_000;
const REFUSED_FOR_GOOD = 500;

/**
 * Mails by SMTP.
 * @param url `smtp://user:password@host:587` or `smtps://...`
 * @param from as recipients see it: `Laurel <no-reply@shop.example>`
 */
export function smtpPort(url: string, from: string): MailPort {
  const transport = createTransport(url, { from });
  return {
    keepsText: false,
    // An address as an object is one recipient, whatever it holds; as a text it would be read as a list.
    send: async ({ id, to, subject, text, unsubscribe }) => {
      const message = {
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<${id}@laurel>`,
        ...(unsubscribe && { headers: endingHeaders(unsubscribe) }),
        disableFileAccess: true,
        disableUrlAccess: true,
      };
      await inTime(transport.sendMail(message)).catch((error: unknown) => {
        throw isFinal(error) ? new MailRefused(`the mail server answered ${error.responseCode}`) : error;
      });
    },
  };
}

/** Mail programs show a button for it, and send one request when it is pressed (RFC 8058). */
function endingHeaders(address: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

function isFinal(error: unknown): error is Error & { responseCode: number } {
  if (!(error instanceof Error) || !('responseCode' in error)) return false;
  return typeof error.responseCode === 'number' && error.responseCode >= REFUSED_FOR_GOOD;
}

async function inTime<Answer>(work: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the mail server did not answer in time')), PATIENCE_MS);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
