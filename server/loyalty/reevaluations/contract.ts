import { z } from 'zod';
import { REEVALUATION_STATUSES, REEVALUATION_STEPS, REEVALUATION_SUBJECTS } from '#db/enums.ts';

/** How far a walk through the customers is, and what it found so far (`preview`) or has written (`apply`). */
export const reevaluationView = z.object({
  id: z.uuid(),
  step: z.enum(REEVALUATION_STEPS),
  previewId: z.uuid().nullable(),
  subject: z.enum(REEVALUATION_SUBJECTS),
  subjectKey: z.string(),
  baseVersion: z.int(),
  status: z.enum(REEVALUATION_STATUSES),
  customersTotal: z.int(),
  customersDone: z.int(),
  customersChanged: z.int(),
  unlocksGained: z.int(),
  unlocksLost: z.int(),
  pointsGained: z.int(),
  pointsLost: z.int(),
  badgesRaised: z.int(),
  badgesLowered: z.int(),
  lastError: z.string().nullable(),
  createdAt: z.date(),
  endedAt: z.date().nullable(),
});
export type ReevaluationView = z.infer<typeof reevaluationView>;

/** A customer for whom something changes. `points` is the difference; levels are of the current badge, null: none. */
export const reevaluatedCustomerView = z.object({
  customerId: z.uuid(),
  name: z.string().nullable(),
  externalId: z.string().nullable(),
  email: z.string().nullable(),
  unlocksGained: z.int(),
  unlocksLost: z.int(),
  points: z.int(),
  levelBefore: z.int().nullable(),
  levelAfter: z.int().nullable(),
});
export type ReevaluatedCustomerView = z.infer<typeof reevaluatedCustomerView>;
