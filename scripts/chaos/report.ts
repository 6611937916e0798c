import type { Counts } from './our-books.ts';
import type { ChaosReport } from './run-chaos.ts';

const SHOWN = 40;

/** The report as lines for a person. */
export function chaosLines(report: ChaosReport): string[] {
  const { seed, damage, requests, promised, tally, books, breaches } = report;
  const rows = [
    ['disturbed', `${seconds(report.disturbedMs)}, quiet ${seconds(report.quietAfterMs)} after`],
    [
      'killed',
      `${damage.kill_worker} workers, ${damage.kill_web} web, ${damage.kill_provider} provider; ended by themselves ${report.deaths}`,
    ],
    ['frozen', `${damage.stop_worker} workers`],
    [
      'database',
      `${damage.restart_database} immediate restarts, ${damage.sessions} sessions ended in ${damage.terminate_backends} blows`,
    ],
    ['job table emptied', `${damage.truncate_jobs} times`],
    [
      'requests',
      `${requests.requests}, sent again ${requests.resent}, answered 500 ${requests.faults}, never answered ${requests.unanswered}`,
    ],
    ['refused', words(report.refusals)],
    ['promised', words(promised)],
    ['kept', words(tally.rows)],
    ['payments', words(tally.payments)],
    ['attempts', words(tally.attempts)],
    ['notices', words(tally.notices)],
    ['clawbacks', words(tally.clawbacks)],
    ['retried by hand', `${report.retried}`],
    ['reconciled', words(tally.findings)],
    ['their books', `${books.paid} keys paid; ours: ${books.completed} completed`],
    ['needs a person', books.review.length === 0 ? 'none' : `${books.review.length}`],
  ];
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return [
    `Chaos with seed ${seed}`,
    ...rows.map(([name = '', text]) => `  ${name.padEnd(width)}  ${text}`),
    ...books.review.map((line) => `    ${line}`),
    '',
    breaches.length === 0
      ? 'Every promise was kept.'
      : `${breaches.length} breaches; the database and ${report.logFile} are kept:`,
    ...breaches.slice(0, SHOWN).map((line) => `  ${line}`),
    ...(breaches.length > SHOWN ? [`  ... and ${breaches.length - SHOWN} more`] : []),
  ];
}

function words(counts: Counts): string {
  const entries = Object.entries(counts);
  return entries.length === 0 ? 'none' : entries.map(([word, count]) => `${count} ${word}`).join(', ');
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1000)} s`;
}
