import { Presets, SingleBar } from 'cli-progress';
import { say } from '#scripts/product/terminal.ts';

/** Shows how far one phase of work is. */
export type Progress = {
  readonly update: (phase: string, done: number, total: number) => void;
  readonly end: () => void;
};

const TOLD_EVERY_MS = 5_000;

/** A bar at a terminal; elsewhere a line now and then. */
export function showProgress(isTerminal = process.stdout.isTTY): Progress {
  return isTerminal ? bar() : lines();
}

function bar(): Progress {
  const format = '  {phase} {bar} {percentage}% {value} of {total}';
  let shown: SingleBar | undefined;
  let current = '';
  const end = () => {
    shown?.stop();
    shown = undefined;
  };
  return {
    update: (phase, done, total) => {
      if (phase !== current) end();
      if (!shown) {
        shown = new SingleBar({ format, hideCursor: true, clearOnComplete: false }, Presets.shades_classic);
        shown.start(Math.max(1, total), done, { phase: phase.padEnd(10) });
        current = phase;
      }
      shown.setTotal(Math.max(1, total));
      shown.update(done);
    },
    end,
  };
}

function lines(): Progress {
  let current = '';
  let toldAt = 0;
  return {
    update: (phase, done, total) => {
      const isNews = phase !== current || done >= total || Date.now() - toldAt >= TOLD_EVERY_MS;
      if (!isNews) return;
      current = phase;
      toldAt = Date.now();
      const percent = total > 0 ? Math.floor((done / total) * 100) : 100;
      say(`  ${phase} ${percent}% ${done} of ${total}`);
    },
    end: () => undefined,
  };
}
