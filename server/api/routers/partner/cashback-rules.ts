import { z } from 'zod';
import { operation } from '#server/api/partner-procedures.ts';
import { answer, one } from '#server/api/rest/envelope.ts';
import { editVersion, replyVersion } from '#server/api/rest/etag.ts';
import { cashbackDefinition } from '#server/payments/cashback/contract.ts';
import { type CashbackRule, ruleOfCurrency, rulesOf } from '#server/payments/cashback/queries.ts';
import { saveCashbackRule } from '#server/payments/cashback/save-cashback-rule.ts';
import { counts } from './catalogue.ts';
import { CASHBACK_RULE_REQUEST } from './examples.ts';

const PATH = '/cashback-rules';
const view = cashbackDefinition
  .extend({ id: z.uuid(), version: z.int(), createdAt: z.string(), updatedAt: z.string() })
  .meta({ id: 'CashbackRule' });

const list = operation('listCashbackRules', {
  method: 'GET',
  path: PATH,
  scope: 'catalog:read',
  summary: 'The cashback rules, one a currency',
})
  .input(z.strictObject({}))
  .output(one(z.array(view)))
  .query(async ({ ctx }) => answer((await rulesOf(ctx, ctx.programId)).map(viewOf), { self: PATH }));

const put = operation('putCashbackRule', {
  method: 'PUT',
  path: PATH,
  scope: 'catalog:write',
  summary: 'Publish the cashback rule of a currency',
  description:
    'The rule is named by its currency; the same again changes nothing. Amounts in minor units, rates in basis points.',
  refusals: {
    409: ['version_changed'],
    412: ['precondition_failed'],
    422: [
      'bands_empty',
      'bands_not_from_zero',
      'bands_not_ascending',
      'rate_out_of_range',
      'amount_out_of_range',
      'minimum_above_cap',
      'unknown_currency',
    ],
  },
  conditional: true,
  examples: { request: CASHBACK_RULE_REQUEST },
})
  .input(cashbackDefinition.extend({ counts }).meta({ id: 'NewCashbackRule' }))
  .output(one(view))
  .mutation(async ({ ctx, input: { counts: counted, ...definition } }) => {
    const { programId } = ctx;
    const known = await ruleOfCurrency(ctx.db, programId, definition.currency);
    const version = known?.version ?? 0;
    const wanted = { programId, definition, counts: counted };
    const { rule } = await editVersion(ctx, version, () =>
      saveCashbackRule(ctx, { ...wanted, expectedVersion: version }),
    );
    replyVersion(ctx, rule.version);
    return answer(viewOf(rule), { self: PATH });
  });

function viewOf({ id, version, definition, createdAt, updatedAt }: CashbackRule): z.input<typeof view> {
  const times = { createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
  return { id, version, ...cashbackDefinition.parse(definition), ...times };
}

export const cashbackRuleOperations = { list, put };
