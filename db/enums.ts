/** Every status word of the house, once. The database checks columns against these lists; browsers may import them. */
export const USER_ROLES = ['customer', 'admin'] as const;
export const PURCHASE_STATUSES = ['pending', 'completed', 'partially_refunded', 'refunded', 'cancelled'] as const;
export const FACT_KINDS = ['purchase', 'refund', 'activity', 'adjustment'] as const;
export const ACHIEVEMENT_TYPES = [
  'purchase',
  'spending',
  'streak',
  'collection',
  'review',
  'referral',
  'activity',
  'composite',
] as const;
export const ACHIEVEMENT_TIERS = ['bronze', 'silver', 'gold', 'platinum', 'diamond'] as const;
export const VISIBILITIES = ['public', 'secret'] as const;
export const REVERSALS = ['revoke', 'keep'] as const;
export const POINTS_KINDS = ['unlock', 'revoke', 'correction', 'adjustment'] as const;
export const REFUND_POLICIES = ['reevaluate', 'proportional'] as const;
export const CASHBACK_KINDS = ['earn', 'clawback'] as const;
export const CASHBACK_STATUSES = ['pending', 'processing', 'completed', 'failed', 'reversed', 'needs_review'] as const;
export const ATTEMPT_OUTCOMES = ['paid', 'refused', 'unknown', 'not_sent', 'in_flight'] as const;
export const NOTICE_OUTCOMES = ['applied', 'already', 'left', 'unknown_key', 'contradiction'] as const;
export const RECONCILIATION_STATUSES = ['waiting', 'running', 'done', 'failed'] as const;
export const FINDING_KINDS = [
  'repaired',
  'amount_mismatch',
  'only_theirs',
  'only_ours',
  'duplicate',
  'contradiction',
] as const;
export const WALLET_ACCOUNT_KINDS = ['expense', 'clearing', 'liability'] as const;
export const PURCHASE_SOURCES = ['api', 'console', 'import', 'demo', 'bench'] as const;
export const TOKEN_MODES = ['live', 'test'] as const;
/** What a token may be allowed to do. */
export const TOKEN_SCOPES = [
  'purchases:read',
  'purchases:write',
  'customers:read',
  'customers:write',
  'activities:write',
  'catalog:read',
  'catalog:write',
  'cashback:read',
  'cashback:write',
  'webhooks:read',
  'webhooks:write',
  'analytics:read',
] as const;
export const LINK_PURPOSES = ['register', 'reset', 'invite', 'email'] as const;
export const MAIL_KINDS = [
  'register',
  'reset',
  'invite',
  'password_changed',
  'news',
  'email_change',
  'email_changed',
] as const;
export const NOTIFICATION_KINDS = ['unlock', 'badge', 'cashback_paid', 'cashback_failed'] as const;
export const NOTIFICATION_CHANNELS = ['in_app', 'email'] as const;
export const MAIL_STATUSES = ['waiting', 'sent', 'failed'] as const;
export const EVENT_TYPES = [
  'purchase.completed',
  'purchase.rewarded',
  'purchase.refunded',
  'achievement.progressed',
  'achievement.unlocked',
  'achievement.revoked',
  'badge.unlocked',
  'badge.revoked',
  'points.adjusted',
  'cashback.pending',
  'cashback.completed',
  'cashback.failed',
  'cashback.reversed',
] as const;
export const DELIVERY_STATUSES = ['pending', 'delivered', 'failed'] as const;
export const DELIVERY_OUTCOMES = ['in_flight', 'delivered', 'refused', 'unreachable', 'blocked', 'lost'] as const;
export const WEBHOOK_DISABLED_REASONS = ['by_hand', 'gone', 'failing'] as const;

export const REEVALUATION_STEPS = ['preview', 'apply'] as const;
export const REEVALUATION_SUBJECTS = ['achievement', 'badge'] as const;
export const REEVALUATION_STATUSES = ['running', 'done', 'cancelled', 'failed'] as const;

export type UserRole = (typeof USER_ROLES)[number];
export type PurchaseStatus = (typeof PURCHASE_STATUSES)[number];
export type FactKind = (typeof FACT_KINDS)[number];
export type AchievementType = (typeof ACHIEVEMENT_TYPES)[number];
export type AchievementTier = (typeof ACHIEVEMENT_TIERS)[number];
export type Visibility = (typeof VISIBILITIES)[number];
export type Reversal = (typeof REVERSALS)[number];
export type PointsKind = (typeof POINTS_KINDS)[number];
export type RefundPolicy = (typeof REFUND_POLICIES)[number];
export type CashbackKind = (typeof CASHBACK_KINDS)[number];
export type CashbackStatus = (typeof CASHBACK_STATUSES)[number];
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];
export type NoticeOutcome = (typeof NOTICE_OUTCOMES)[number];
export type ReconciliationStatus = (typeof RECONCILIATION_STATUSES)[number];
export type FindingKind = (typeof FINDING_KINDS)[number];
export type WalletAccountKind = (typeof WALLET_ACCOUNT_KINDS)[number];
export type PurchaseSource = (typeof PURCHASE_SOURCES)[number];
export type TokenScope = (typeof TOKEN_SCOPES)[number];
export type TokenMode = (typeof TOKEN_MODES)[number];
export type EventType = (typeof EVENT_TYPES)[number];
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];
export type DeliveryOutcome = (typeof DELIVERY_OUTCOMES)[number];
export type LinkPurpose = (typeof LINK_PURPOSES)[number];
export type MailKind = (typeof MAIL_KINDS)[number];
export type ReevaluationStep = (typeof REEVALUATION_STEPS)[number];
export type ReevaluationSubject = (typeof REEVALUATION_SUBJECTS)[number];
export type ReevaluationStatus = (typeof REEVALUATION_STATUSES)[number];
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** Events that customers are told of, and the kind they choose them by. */
export const KIND_OF_EVENT = {
  'achievement.unlocked': 'unlock',
  'achievement.revoked': 'unlock',
  'badge.unlocked': 'badge',
  'badge.revoked': 'badge',
  'cashback.completed': 'cashback_paid',
  'cashback.failed': 'cashback_failed',
  'cashback.reversed': 'cashback_failed',
} as const satisfies Partial<Record<EventType, NotificationKind>>;
export type NotificationChannel = (typeof NOTIFICATION_CHANNELS)[number];
