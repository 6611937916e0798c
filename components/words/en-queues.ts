import type { DeadSource } from '#server/operations/dead-letters/contract.ts';

const SOURCES: Record<DeadSource, string> = {
  purchase: 'Purchase',
  refund: 'Refund',
  activity: 'Activity',
  cashback: 'Cashback payment',
  webhook: 'Webhook delivery',
};

const jobs = (count: number) => `${count} ${count === 1 ? 'job' : 'jobs'}`;

/** The texts of the console's queues and health. */
export const queueTexts = {
  title: 'Queues & health',
  lead: 'How fast work is done, what waits, what was given up, and who works.',
  silent: 'No worker answers.',
  silentText: 'Purchases are recorded and nothing is lost, but rewards and payments wait until a worker is started.',
  silentLink: 'Queues & health',
  parts: { label: 'Parts', queues: 'Queues', jobs: 'Given up jobs', work: 'Given up work', workers: 'Workers' },
  columns: {
    queue: 'Queue',
    waiting: 'Waiting',
    deferred: 'Later',
    active: 'Active',
    oldest: 'Oldest',
    speed: 'A minute',
    wait: 'Wait p50 / p95 / p99',
    run: 'Run p50 / p95 / p99',
    dead: 'Given up',
  },
  none: '–',
  unrewarded: 'Not rewarded yet',
  unrewardedOldest: (age: string) => `the oldest waits since ${age}`,
  alive: 'Workers alive',
  dead: 'Given up jobs',
  speed: 'Jobs a minute',
  speedNote: 'over the last 15 minutes',
  empty: { title: 'No queues yet', text: 'They are made when the first worker starts.' },
  jobs: {
    columns: { job: 'Job', queue: 'Queue', error: 'Why it was given up', ids: 'Concerns', when: 'Since' },
    unreadable: 'No job of the house',
    filter: 'Queue',
    more: 'Show the next ones',
    empty: {
      title: 'No job was given up',
      text: 'A job that fails too often lands here, so that nothing is lost unseen.',
    },
    detail: 'Given up job',
    payload: 'Payload',
    noPayload: 'It carries no ids of this program.',
    redrive: 'Put back',
    redriveAll: (count: number) => `Put all ${count} back`,
    redriveWhat: (count: number) =>
      `${jobs(count)} of this list go back into their queues and are tried from the start. Doing one twice changes nothing.`,
    redriven: (count: number) => `${jobs(count)} put back into the queue.`,
    discard: 'Throw away',
    discardWhat: (count: number) =>
      `${jobs(count)} will be gone. What they should have done stays visible as given up work, and can still be done from there.`,
    reason: 'Reason',
    reasonHint: 'At least 3 characters; it is kept in the audit.',
    discarded: (count: number) => `${jobs(count)} thrown away.`,
    word: 'discard',
    id: 'Id',
  },
  work: {
    sources: SOURCES,
    filter: 'Kind',
    columns: { what: 'What', error: 'Why it was given up', tries: 'Tries', since: 'Since', act: 'Again' },
    empty: { title: 'No work was given up', text: 'Purchases, refunds and payments that need a person appear here.' },
    redrive: 'Reward again',
    redriveAll: (count: number) => `Reward all ${count} again`,
    redriveWhat: (count: number) =>
      `${count} purchases, refunds and activities of this list go through rewarding again. What was rewarded already stays as it is.`,
    redriven: 'On the way through rewarding again.',
  },
  workers: {
    columns: { worker: 'Worker', state: 'State', host: 'Host', pid: 'Process', since: 'Started', seen: 'Last heard' },
    alive: 'Alive',
    silent: 'Silent',
    empty: { title: 'No worker was ever heard', text: 'Start one with npm start: rewards and payments are its work.' },
  },
};
