import type { DeadSource } from '#server/operations/dead-letters/choices.ts';

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
  lead: 'What waits, how fast it is done, what was given up, and who does the work.',
  silent: 'No worker answers.',
  silentText: 'Purchases are recorded and nothing is lost, but rewards and payments wait until a worker is started.',
  silentLink: 'Queues & health',
  parts: { label: 'Parts', queues: 'Queues', jobs: 'Given-up jobs', work: 'Needs a person', workers: 'Workers' },
  names: {
    loyalty: ['Rewards', 'Rewards purchases, refunds and activities'],
    payments: ['Payments', 'Pays cashback and checks providers’ statements'],
    notifications: ['Notifications', 'Tells customers what happened, on the page and by mail'],
    webhooks: ['Webhooks', 'Sends signed events to your addresses'],
    history: ['Rule history', 'Takes changed rules through what was bought before'],
  } as Record<string, readonly [name: string, what: string]>,
  states: { unattended: 'No worker', givenUp: 'Jobs given up', behind: 'Behind', working: 'Working', idle: 'Idle' },
  columns: {
    waiting: 'Waiting',
    deferred: 'Scheduled',
    active: 'Running',
    oldest: 'Oldest waits',
    speed: 'Per minute',
    wait: 'Waiting to start',
    run: 'Running',
    dead: 'Given up',
  },
  speeds: {
    caption: 'How long jobs waited and ran',
    last: 'Last 15 minutes',
    meanings: {
      p50: 'Half of the jobs were at least this fast',
      p95: '95 of 100 jobs were at least this fast',
      p99: '99 of 100 jobs were at least this fast',
    },
  },
  none: '–',
  figures: {
    unrewarded: 'Waiting for rewards',
    allRewarded: 'All rewarded',
    oldest: (age: string) => `Oldest waits ${age}`,
    alive: 'Workers',
    answering: 'Answering',
    dead: 'Given-up jobs',
    noneDead: 'None',
    lookAt: 'Look at them',
    speed: 'Jobs per minute',
    speedNote: 'Over the last 15 minutes',
  },
  history: {
    title: 'Jobs done in the last hour',
    minute: 'Minute',
    done: 'Jobs done',
    nothing: 'No job was done in the last hour.',
  },
  jobs: {
    columns: { job: 'Job', queue: 'Queue', error: 'What went wrong', ids: 'Concerns', when: 'Since' },
    unreadable: 'Unknown job',
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
      `${jobs(count)} will be gone. What they should have done stays visible under “Needs a person”, and can still be done from there.`,
    reason: 'Reason',
    reasonHint: 'At least 3 characters; it is kept in the audit.',
    discarded: (count: number) => `${jobs(count)} thrown away.`,
    word: 'discard',
    id: 'Id',
  },
  work: {
    all: 'All',
    sources: SOURCES,
    filter: 'Kind',
    columns: { what: 'What', error: 'What went wrong', tries: 'Tries', since: 'Since', act: 'Again' },
    empty: {
      title: 'Nothing needs a person',
      text: 'Purchases, refunds, payments and deliveries that could not be completed appear here.',
    },
    redrive: 'Reward again',
    redriveAll: (count: number) => `Reward all ${count} again`,
    redriveWhat: (count: number) =>
      `${count} purchases, refunds and activities of this list are rewarded again. What was rewarded already stays as it is.`,
    redriven: 'On the way: it is rewarded again in a moment.',
  },
  workers: {
    columns: { worker: 'Worker', state: 'State', host: 'Host', pid: 'Process', since: 'Started', seen: 'Last heard' },
    alive: 'Answering',
    silent: 'Silent',
    empty: {
      title: 'No worker has reported yet',
      text: 'Rewards and payments are a worker’s job. npm start starts one.',
    },
  },
};
