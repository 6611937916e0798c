import { z } from 'zod';
import {
  type EventType,
  NOTIFICATION_CHANNELS,
  NOTIFICATION_KINDS,
  type NotificationChannel,
  type NotificationKind,
} from '#db/enums.ts';

/** A piece of news as its customer reads it. */
export type NotificationView = {
  readonly id: string;
  readonly type: EventType;
  /** What partners get for the same event; amounts in minor units. */
  readonly data: Record<string, unknown>;
  /** The achievement's or badge's name today, and the colour or icon it is shown with; null for money. */
  readonly about: { readonly name: string; readonly icon: string | null; readonly tier: string | null } | null;
  readonly isSeen: boolean;
  readonly createdAt: Date;
};

export type NotificationPage = {
  readonly rows: readonly NotificationView[];
  /** Where the next page begins; null on the last. */
  readonly next: string | null;
  readonly unseen: number;
};

/** Something to celebrate: once, wherever the customer is looking. */
export type Celebration = {
  /** Of the notification; given back when it is celebrated. */
  readonly id: string;
  readonly kind: 'achievement' | 'badge';
  /** Of the achievement or badge. */
  readonly subjectId: string;
  readonly name: string;
  readonly description: string | null;
  readonly icon: string | null;
  readonly tier: string | null;
  /** Of a badge: its rung, counted from 1, and its colour. */
  readonly level: number | null;
  readonly color: string | null;
  /** Of an achievement: what it brought. */
  readonly points: number | null;
  readonly at: Date;
};

export const listNotificationsInput = z.strictObject({
  limit: z.int().min(1).max(100).default(25),
  /** The id of the last row of the page before. */
  after: z.uuid().nullish(),
});
export const markSeenInput = z.strictObject({
  /** These; all when absent. */
  ids: z.array(z.uuid()).min(1).max(500).optional(),
});
export const celebrateInput = z.strictObject({ ids: z.array(z.uuid()).min(1).max(500) });
export const chooseInput = z.strictObject({
  kind: z.enum(NOTIFICATION_KINDS),
  channel: z.enum(NOTIFICATION_CHANNELS),
  isWanted: z.boolean(),
});
export type ChooseInput = z.infer<typeof chooseInput>;

export type NotificationChoice = {
  readonly kind: NotificationKind;
  readonly channel: NotificationChannel;
  readonly isWanted: boolean;
};
