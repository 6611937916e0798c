import { Download, KeyRound, type LucideIcon, Plus, ReceiptText, RotateCw, UserPlus, Webhook } from 'lucide-react';
import type { Words } from '#components/words/en.ts';

export type PaletteAct = {
  readonly name: keyof Words['frame']['palette']['acts'];
  readonly href: string;
  readonly icon: LucideIcon;
};

/** What people often come for, and where it is done. */
export const PALETTE_ACTS: readonly PaletteAct[] = [
  { name: 'addPurchase', href: '/admin/purchases/new', icon: ReceiptText },
  { name: 'newAchievement', href: '/admin/achievements/new', icon: Plus },
  { name: 'failedPayments', href: '/admin/cashback?state=failed', icon: RotateCw },
  { name: 'customers', href: '/admin/customers', icon: Download },
  { name: 'token', href: '/admin/developers?tab=tokens', icon: KeyRound },
  { name: 'webhook', href: '/admin/developers?tab=webhooks', icon: Webhook },
  { name: 'invite', href: '/admin/settings?tab=people', icon: UserPlus },
];
