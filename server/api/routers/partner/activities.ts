import { operation } from '#server/api/partner-procedures.ts';
import { answer, one } from '#server/api/rest/envelope.ts';
import { activityView, recordActivityInput } from '#server/loyalty/activities/contract.ts';
import { recordActivity } from '#server/loyalty/activities/record-activity.ts';
import { viewOfActivity } from '#server/loyalty/activities/rules.ts';
import { ACTIVITY_REQUEST } from './examples.ts';

const record = operation('recordActivity', {
  method: 'POST',
  path: '/activities',
  scope: 'activities:write',
  summary: 'Record something a customer did besides buying',
  description: '`key` makes it exactly-once: the same again answers 200 and the stored activity.',
  success: [201, 200],
  unlocated: true,
  refusals: { 409: ['activity_conflict', 'customer_mismatch'], 422: ['customer_not_found'] },
  examples: { request: ACTIVITY_REQUEST },
})
  .input(recordActivityInput.meta({ id: 'NewActivity' }))
  .output(one(activityView.meta({ id: 'Activity' })))
  .mutation(async ({ ctx, input }) => {
    const { activity, created } = await recordActivity(ctx, { programId: ctx.programId, activity: input });
    const customer = `/customers/${activity.userId}` as const;
    const answered = answer(viewOfActivity(activity), { self: '/activities', customer });
    if (created) ctx.reply.status = 201;
    return answered;
  });

export const activityOperations = { record };
