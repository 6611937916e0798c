/** The first page a partner reads. */
export const INTRODUCTION = `
Send what your customers buy and do; Laurel works out achievements, badges, points and cashback, and says why.

**Quick start.** Put your token and the address of your Laurel into these lines (after \`npm start\` a token lies in
\`.data/demo.json\` beside the program), and send a first order. The answer's \`links.rewards\` tells what it earned and why; the rewards are there as soon as
\`processed\` is true, which takes moments.

\`\`\`sh
API=http://localhost:3000/api/v1
TOKEN=lrl_live_...

curl -s "$API/purchases" -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '{
  "orderId": "1001", "customer": {"externalId": "c-42", "name": "Ada"},
  "amount": 6000000, "currency": "NGN", "status": "completed"}'

curl -s "$API/purchases/{the id it answered}/rewards" -H "Authorization: Bearer $TOKEN"
curl -s "$API/customers/{the customerId it answered}/summary" -H "Authorization: Bearer $TOKEN"
\`\`\`

With \`"status": "pending"\` (the default) nothing is earned until \`POST /purchases/{id}/complete\`. What an order would earn, without recording it,
tells \`POST /purchases/simulate\`. There are types for TypeScript, a Postman collection and examples in \`docs/partner\` of the
repository.

**Authentication.** \`Authorization: Bearer lrl_live_…\`. Make a token in the console; it is shown once. It has scopes, and an
expiry. Revoked, it is dead at the next request.

**Shapes.** JSON in camelCase. Money is a whole number of minor units beside its \`currency\`: 6000000 NGN is ₦60,000.00.
Times are ISO 8601. Ids are UUIDs. Answers are \`{data, meta, links}\`. An unknown field in a body is refused, so that a typing
error is never silently lost; answers may gain fields, so ignore those you do not know.

**Errors** are \`application/problem+json\`. \`code\` is stable, \`detail\` is for a person, \`errors\` names fields by dotted path
(\`items.0.quantity\`).

**Sending again.** Every POST takes an \`Idempotency-Key\`: the first answer is kept for 48 hours and given again with
\`Idempotency-Replayed: true\`. Orders are exactly-once by \`orderId\` as well, activities by \`key\`.

**Limits.** 600 requests a minute for a token, unless your program says otherwise: see \`RateLimit\` on every answer. Bodies up
to 1 MiB, batches up to 8 MiB. To go fast, send batches.

**Lists** have \`limit\` (1 to 100), \`cursor\` (from \`meta.nextCursor\`) and \`sort\`. Pages stay right while rows are added.
`.trim();

/** What the parts of the API are about, by the first word of their paths. */
export const TAGS: Record<string, string> = {
  purchases: 'What customers buy, what it earned, and why.',
  customers: 'Who they are, and how they stand.',
  activities: 'What customers do besides buying: reviews, referrals, anything you name.',
  achievements: 'The goals of your program.',
  badges: 'The rungs of your program’s ladder.',
  'cashback-rules': 'What share of a purchase goes back.',
  'cashback-transactions': 'Cashback that is owed, paid, failed or reversed.',
  webhooks: 'Where we tell you what happens.',
  document: 'This reference, for machines.',
  events: 'What we send to your webhooks, by Standard Webhooks.',
};
