import type { EventType } from '#db/enums.ts';
import { KIND_OF_EVENT } from '#db/enums.ts';
import { run } from '#db/statement.ts';
import type { Context } from '#server/kernel/context.ts';
import { formatMoney } from '#server/kernel/money.ts';
import { DEFAULT_CHOICES } from '../rules.ts';
import { en, type MailText } from './en.ts';

/* What was switched off since is left out; names are as they are today. */
const NEWS = `
  select n.type, n.data, coalesce(a.name, b.name) as name, p.locale
    from notifications n
    join programs p on p.id = n.program_id
    join unnest($2::text[], $3::text[]) as k(type, kind) on k.type = n.type
    left join achievements a on a.program_id = n.program_id and a.id::text = n.data->>'achievementId'
    left join badges b on b.program_id = n.program_id and b.id::text = n.data->>'badgeId'
    left join notification_choices c on c.user_id = n.user_id and c.kind = k.kind and c.channel = 'email'
   where n.mail_id = $1 and coalesce(c.is_wanted, k.kind = any($4::text[]))
   order by n.id`;

type Row = {
  readonly type: EventType;
  readonly data: Record<string, unknown>;
  readonly name: string | null;
  readonly locale: string;
};

/** What a mail of news says: a line for each thing that happened; null when none of it is wanted any more. */
export async function composeNews(
  ctx: Context,
  mailId: string,
  { program, home, unsubscribe }: { readonly program: string; readonly home: string; readonly unsubscribe: string },
): Promise<MailText | null> {
  const kinds = Object.entries(KIND_OF_EVENT);
  const rows = await run<Row>(ctx.db, NEWS, [
    mailId,
    kinds.map(([type]) => type),
    kinds.map(([, kind]) => kind),
    DEFAULT_CHOICES.email,
  ]);
  const lines = rows.flatMap((row) => lineOf(row) ?? []);
  const [first] = lines;
  if (first === undefined) return null;
  return { ...en.news(program, lines, home, unsubscribe), unsubscribe };
}

function lineOf({ type, data, name, locale }: Row): string | null {
  switch (type) {
    case 'achievement.unlocked':
      return name && en.newsLines.unlock(name, Number(data.points ?? 0));
    case 'badge.unlocked':
      return name && en.newsLines.badge(name);
    case 'cashback.completed':
      return en.newsLines.paid(moneyOf(data, locale));
    case 'cashback.failed':
      return en.newsLines.failed(moneyOf(data, locale));
    default:
      return null;
  }
}

function moneyOf({ amount, currency }: Record<string, unknown>, locale: string): string {
  return formatMoney(BigInt(Number(amount ?? 0)), String(currency), locale);
}
