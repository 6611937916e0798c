import {
  type EventType,
  KIND_OF_EVENT,
  NOTIFICATION_CHANNELS,
  NOTIFICATION_KINDS,
  type NotificationChannel,
  type NotificationKind,
} from '#db/enums.ts';
import type { NotificationChoice } from './contract.ts';

export const TOLD_EVENTS = Object.keys(KIND_OF_EVENT) as readonly EventType[];

/** Of these a mail may tell; a reversal is told calmly, where the customer looks for it. */
export const MAILED_EVENTS: readonly EventType[] = [
  'achievement.unlocked',
  'badge.unlocked',
  'cashback.completed',
  'cashback.failed',
];

/** How it is for who never chose: everything in the product; by mail what is rare or money. */
export const DEFAULT_CHOICES: Readonly<Record<NotificationChannel, readonly NotificationKind[]>> = {
  in_app: NOTIFICATION_KINDS,
  email: ['badge', 'cashback_paid', 'cashback_failed'],
};

/** Every kind and channel with what holds for a person who chose these. */
export function choicesWith(chosen: readonly NotificationChoice[]): NotificationChoice[] {
  return NOTIFICATION_KINDS.flatMap((kind) =>
    NOTIFICATION_CHANNELS.map((channel) => {
      const own = chosen.find((choice) => choice.kind === kind && choice.channel === channel);
      return own ?? { kind, channel, isWanted: DEFAULT_CHOICES[channel].includes(kind) };
    }),
  );
}

/** A fact this old brings no news: it came with an import, late, or by a new achievement that counts the past. */
export const NEWS_AGE_MS = 48 * 3_600_000;
/** What comes from these was not done by the customer just now. */
export const SILENT_SOURCES = ['import', 'demo', 'bench'] as const;

/** News of a customer that come within this time go out in one mail. */
export const GATHER_NEWS_MS = 30_000;
