/** The first page a partner reads. */
export const INTRODUCTION = `
Send what your customers buy and do; Laurel works out achievements, badges, points and cashback, and says why.

## A first reward in five steps

**1. Who you are.** A token says it. Make one in the console (*Developers*, *API tokens*, *Make a token*); after \`npm start\` one lies ready in
\`.data/demo.json\` as \`apiToken\`. Put it and the address of your Laurel into the first two lines, and paste all of it into one terminal. The answer is your ladder of badges.

\`\`\`sh
LAUREL=http://localhost:3000
TOKEN=lrl_live_...

curl -sS "$LAUREL/api/v1/badges" -H "Authorization: Bearer $TOKEN"
\`\`\`

**2. Somebody buys something.** Two lamps for 60,000.00 naira, in kobo. The customer is new, and made on the way.

\`\`\`sh
ORDER="order-$(date +%s)"
PURCHASE='{"orderId": "'$ORDER'", "customer": {"externalId": "customer-of-'$ORDER'", "name": "Ada"},
  "amount": 6000000, "currency": "NGN", "status": "completed",
  "items": [{"name": "Lamp", "category": "home", "quantity": 2, "unitAmount": 3000000}]}'

ANSWER="$(curl -sS "$LAUREL/api/v1/purchases" -H "Authorization: Bearer $TOKEN" \\
  -H 'Content-Type: application/json' -d "$PURCHASE")"
echo "$ANSWER"
\`\`\`

**3. What it earned, and why.** The answer's \`links.rewards\` tells. Rewards are worked out in moments: \`processed\` says when they are. In the demo they
are 100 points for the first purchase, the badge Bronze, and 300000 kobo (5%) of cashback; \`trace\` tells for every other rule why not yet.

\`\`\`sh
REWARDS="$LAUREL$(echo "$ANSWER" | sed 's/.*"rewards":"\\([^"]*\\)".*/\\1/')"
until curl -sS "$REWARDS" -H "Authorization: Bearer $TOKEN" | grep -q '"processed":true'; do sleep 0.2; done
curl -sS "$REWARDS" -H "Authorization: Bearer $TOKEN"
\`\`\`

**4. How the customer stands.** Points, badge, what the next one takes, cashback.

\`\`\`sh
CUSTOMER="$LAUREL$(echo "$ANSWER" | sed 's/.*"customer":"\\([^"]*\\)".*/\\1/')"
curl -sS "$CUSTOMER/summary" -H "Authorization: Bearer $TOKEN"
\`\`\`

**5. Send it again.** Networks fail, so you will. The same order is answered with 200 and the stored purchase, and nothing is earned twice.

\`\`\`sh
curl -sS -o /dev/null -w '%{http_code}\\n' "$LAUREL/api/v1/purchases" -H "Authorization: Bearer $TOKEN" \\
  -H 'Content-Type: application/json' -d "$PURCHASE"
\`\`\`

From here: an order that is not paid yet is sent with \`"status": "pending"\` and confirmed by \`POST /purchases/{id}/complete\`. What an order would earn,
without recording it, tells \`POST /purchases/simulate\`. What comes back is told by \`POST /purchases/{id}/refunds\`, and \`.../preview\` shows what that takes
with it. Instead of asking, be told: \`POST /webhooks\`. Types for TypeScript, a Postman collection and examples are in \`docs/partner\` of the repository.

## What holds everywhere

**Authentication.** \`Authorization: Bearer lrl_live_…\`. It is shown once. It has scopes (each
operation names the one it takes) and an expiry. Revoked, it is dead at the next request.

**Shapes.** JSON in camelCase. Money is a whole number of minor units beside its \`currency\`: 6000000 NGN is ₦60,000.00.
Times are ISO 8601. Ids are UUIDs. Answers are \`{data, meta, links}\`. An unknown field in a body is refused, so that a typing
error is never silently lost; answers may gain fields, so ignore those you do not know.

**Errors** are \`application/problem+json\`. \`code\` is stable, \`detail\` is for a person, \`errors\` names fields by dotted path
(\`items.0.quantity\`). Name the \`requestId\` when you ask us. Codes that any operation may answer with; others stand with their operation:

| status | codes |
|---|---|
| 400 | \`malformed_json\`, \`incomplete_body\`, \`unknown_parameter\`, \`malformed_query\`, \`bad_cursor\`, \`idempotency_key_required\`, \`bad_idempotency_key\` |
| 401, 403 | \`unauthenticated\`; \`forbidden\`: \`detail\` names the scope |
| 404, 405 | \`not_found\`, also for what is another program's; \`method_not_allowed\`, with \`Allow\` |
| 409 | \`idempotency_key_in_use\`: ask again in a moment |
| 413, 415 | \`body_too_large\`; \`unsupported_media_type\` |
| 422 | \`validation_failed\`; \`idempotency_key_reused\`, with another body |
| 429, 503 | \`too_many\`, \`unavailable\`: wait as \`Retry-After\` says |
| 500 | \`internal\`: ours |

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
