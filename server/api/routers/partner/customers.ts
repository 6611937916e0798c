import { z } from 'zod';
import { operation, replyCreated } from '#server/api/partner-procedures.ts';
import { answer, many, one } from '#server/api/rest/envelope.ts';
import { listQuery, pageAnswer, pageAskedFor } from '#server/api/rest/lists.ts';
import { requireMay } from '#server/kernel/policies.ts';
import { anonymiseCustomer } from '#server/loyalty/customers/anonymise-customer.ts';
import { changeCustomer } from '#server/loyalty/customers/change-customer.ts';
import { changeCustomerInput, createCustomerInput, customerView } from '#server/loyalty/customers/contract.ts';
import { createCustomer } from '#server/loyalty/customers/create-customer.ts';
import { type Customer, customerById, customersPage, viewOfCustomer } from '#server/loyalty/customers/queries.ts';
import { CUSTOMER_REQUEST, CUSTOMER_RESPONSE } from './examples.ts';

const PATH = '/customers';
const PLACE = '/customers/{id}';
const named = z.strictObject({ id: z.uuid() });
const customer = customerView.meta({ id: 'Customer' });

const create = operation('createCustomer', {
  method: 'POST',
  path: PATH,
  scope: 'customers:write',
  summary: 'Make a customer before their first purchase',
  description: 'Not needed for recording: a purchase or an activity makes the customer it names.',
  success: [201],
  refusals: { 409: ['customer_exists'] },
  examples: { request: CUSTOMER_REQUEST, response: CUSTOMER_RESPONSE },
})
  .input(createCustomerInput.meta({ id: 'NewCustomer' }))
  .output(one(customer))
  .mutation(async ({ ctx, input }) => {
    const answered = customerAnswer(await createCustomer(ctx, { programId: ctx.programId, customer: input }));
    replyCreated(ctx.reply, answered.links.self);
    return answered;
  });

const list = operation('listCustomers', {
  method: 'GET',
  path: PATH,
  scope: 'customers:read',
  summary: 'List customers',
})
  .input(
    listQuery(['-createdAt', 'createdAt'], {
      externalId: z.string().min(1).max(255).optional().meta({ description: 'Your own id of the customer.' }),
      email: z.string().min(1).max(255).optional(),
    }),
  )
  .output(many(customer))
  .query(async ({ ctx, input }) => {
    requireMay(ctx.actor, 'customer.read', ctx);
    const page = await customersPage(ctx.db, ctx.programId, input, pageAskedFor(ctx, PATH, input));
    return pageAnswer(ctx, PATH, input, page, viewOfCustomer);
  });

const get = operation('getCustomer', {
  method: 'GET',
  path: PLACE,
  scope: 'customers:read',
  summary: 'Read a customer',
})
  .input(named)
  .output(one(customer))
  .query(async ({ ctx, input }) => {
    requireMay(ctx.actor, 'customer.read', ctx);
    return customerAnswer(await customerById(ctx.db, ctx.programId, input.id));
  });

const change = operation('changeCustomer', {
  method: 'PATCH',
  path: PLACE,
  scope: 'customers:write',
  summary: 'Change what a customer is known by',
  description: 'Null takes a value away, an absent field leaves it. One of externalId and email must stay.',
  refusals: { 409: ['customer_exists', 'customer_registered', 'customer_anonymised'] },
  examples: { request: { name: 'Grace Obi' }, response: CUSTOMER_RESPONSE },
})
  .input(changeCustomerInput.extend(named.shape).meta({ id: 'CustomerChange' }))
  .output(one(customer))
  .mutation(async ({ ctx, input: { id, ...wanted } }) => {
    const changed = await changeCustomer(ctx, { programId: ctx.programId, customerId: id, change: wanted });
    return customerAnswer(changed);
  });

const anonymise = operation('anonymiseCustomer', {
  method: 'DELETE',
  path: PLACE,
  scope: 'customers:write',
  summary: 'Take a person out of the books',
  description: 'Name, email, external id and password go; purchases, points and cashback stay, of nobody. Not undone.',
})
  .input(named)
  .output(one(customer))
  .mutation(async ({ ctx, input }) => {
    return customerAnswer(await anonymiseCustomer(ctx, { programId: ctx.programId, customerId: input.id }));
  });

function customerAnswer(found: Customer) {
  const self = `/customers/${found.id}` as const;
  return answer(viewOfCustomer(found), {
    self,
    summary: `${self}/summary`,
    achievements: `${self}/achievements`,
    badges: `${self}/badges`,
    cashback: `${self}/cashback`,
    points: `${self}/points`,
  });
}

export const customerOperations = { create, list, get, change, anonymise };
