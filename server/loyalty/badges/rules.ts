/** Decisions about the status ladder, and what is refused when a rung of it is saved. */
import { ruleBroken } from '#server/kernel/errors.ts';
import type { BadgeDefinition } from './contract.ts';

const MAX_LEVEL = 1000;
const MAX_POINTS = 1_000_000_000;
const MAX_ACHIEVEMENTS = 100_000;
const MAX_BONUS_BPS = 10_000;
const MAX_MULTIPLIER = 20;

/** A multiplier of a definition (JSON number, at most two decimals) as whole hundredths: 1.5 is 150. */
export function multiplierPct(multiplier: number): number {
  return Math.round(multiplier * 100);
}

/**
 * Refuses a badge whose numbers are out of range, whose level is taken, or that would make the ladder fall: no rung may
 * ask for less than an active rung below it. `others` are the program's other badges, archived ones left out.
 * @throws Refusal
 */
export function requireSoundBadge(badge: BadgeDefinition, others: readonly BadgeDefinition[]): void {
  requireRange('level', badge.level, 1, MAX_LEVEL);
  requireRange('pointsRequired', badge.pointsRequired, 0, MAX_POINTS);
  requireRange('achievementsRequired', badge.achievementsRequired, 0, MAX_ACHIEVEMENTS);
  requireRange('benefits.cashbackBonusBps', badge.benefits.cashbackBonusBps, 0, MAX_BONUS_BPS);
  requireMultiplier('benefits.cashbackMultiplier', badge.benefits.cashbackMultiplier);
  requireMultiplier('benefits.pointsMultiplier', badge.benefits.pointsMultiplier);
  const same = others.find(({ level }) => level === badge.level);
  if (same) refuse('badge_level_taken', 'level', `Level ${badge.level} is already "${same.name}"`);
  if (badge.isActive) requireRisingLadder([...others.filter(({ isActive }) => isActive), badge]);
}

/** Refuses a ladder on which a rung asks for less than the one below. @throws Refusal */
export function requireRisingLadder(badges: readonly BadgeDefinition[]): void {
  const ladder = badges.toSorted((a, b) => a.level - b.level);
  for (const [index, upper] of ladder.entries()) {
    const lower = ladder[index - 1];
    if (!lower) continue;
    requireRise('pointsRequired', 'points', lower, upper);
    requireRise('achievementsRequired', 'achievements', lower, upper);
  }
}

type Requirement = 'pointsRequired' | 'achievementsRequired';

function requireRise(field: Requirement, word: string, lower: BadgeDefinition, upper: BadgeDefinition): void {
  if (upper[field] >= lower[field]) return;
  const low = `"${lower.name}" (level ${lower.level}, ${lower[field]} ${word})`;
  const high = `"${upper.name}" (level ${upper.level}, ${upper[field]} ${word})`;
  refuse(
    'badge_requirements_fall',
    field,
    `Requirements must not fall as levels rise: ${high} asks for less than ${low}`,
  );
}

function requireRange(field: string, value: number, least: number, most: number): void {
  if (Number.isSafeInteger(value) && value >= least && value <= most) return;
  refuse('badge_value_out_of_range', field, `${field} must be a whole number between ${least} and ${most}`);
}

function requireMultiplier(field: string, value: number): void {
  const isFine = /^\d+(\.\d{1,2})?$/.test(String(value)) && value > 0 && value <= MAX_MULTIPLIER;
  if (isFine) return;
  refuse(
    'multiplier_out_of_range',
    field,
    `${field} must be above 0, at most ${MAX_MULTIPLIER}, with at most two decimals`,
  );
}

function refuse(code: string, field: string, message: string): never {
  throw ruleBroken(code, message, { [field]: [message] });
}
