/** The shape of a badge as the catalogue stores it; what is refused beyond the shape is in `rules.ts`. */
import { z } from 'zod';

export const badgeBenefits = z.strictObject({
  /** Added to the band's rate. */
  cashbackBonusBps: z.int().default(0),
  /** Applied after adding; at most two decimals. */
  cashbackMultiplier: z.number().default(1),
  /** Applied to points at an unlock, for whoever held the badge before the fact; at most two decimals. */
  pointsMultiplier: z.number().default(1),
  perks: z.array(z.string().trim().min(1).max(255)).max(20).default([]),
});
export type BadgeBenefits = z.infer<typeof badgeBenefits>;

/** One version of a badge. */
export const badgeDefinition = z.strictObject({
  level: z.int(),
  name: z.string().trim().min(1).max(255),
  description: z.string().trim().max(2000).default(''),
  icon: z.string().min(1).max(64).default('medal'),
  color: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'use a colour such as #c08a3e')
    .default('#8c6b3f'),
  pointsRequired: z.int(),
  achievementsRequired: z.int(),
  benefits: badgeBenefits.default({ cashbackBonusBps: 0, cashbackMultiplier: 1, pointsMultiplier: 1, perks: [] }),
  isActive: z.boolean().default(true),
});
export type BadgeDefinition = z.infer<typeof badgeDefinition>;
