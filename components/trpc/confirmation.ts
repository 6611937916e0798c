import type { TRPCClientError, TRPCLink } from '@trpc/client';
import { observable, type Unsubscribable } from '@trpc/server/observable';
import type { AppRouter } from '#server/api/root.ts';

const REDRAWN_MS = 60;
const RETURN_TRIES = 20;

/**
 * Where mutations wait while the person is asked for the password again. However many were refused at the same time, it is
 * asked once.
 */
export class Confirmations {
  readonly #listeners = new Set<() => void>();
  #waiting: ((given: boolean) => void)[] = [];

  /** True while somebody waits for an answer. */
  readonly isAsked = (): boolean => this.#waiting.length > 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** True once the password was given, false when the person would rather not. */
  readonly ask = (): Promise<boolean> => {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#waiting = [...this.#waiting, resolve];
    this.#tell();
    return promise;
  };

  readonly answer = (given: boolean): void => {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve(given);
    this.#tell();
  };

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/**
 * Repeats a mutation that was refused for want of a recent password, once it was given. A screen just mutates: it sees
 * success, or the refusal when the person did not want to. Focus goes back to where it was.
 */
export function confirmationLink(ask: () => Promise<boolean>): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) => {
      if (op.type !== 'mutation') return next(op);
      return observable((observer) => {
        const from = globalThis.document?.activeElement ?? null;
        let running: Unsubscribable | undefined;
        let isGivenUp = false;
        const attempt = (refused: (error: TRPCClientError<AppRouter>) => void) => {
          running = next(op).subscribe({ ...observer, error: refused });
        };
        const end = (error: TRPCClientError<AppRouter>) => observer.error(error);
        const askAndRepeat = async (error: TRPCClientError<AppRouter>) => {
          const isGiven = await ask();
          if (isGivenUp) return;
          if (isGiven) attempt(end);
          else end(error);
          returnFocusTo(from);
        };
        attempt((error) => {
          if (error.data?.code === 'confirmation_required') void askAndRepeat(error);
          else end(error);
        });
        return () => {
          isGivenUp = true;
          running?.unsubscribe();
        };
      });
    };
}

/** A button is disabled while its mutation runs, and so has lost the focus; it takes it back once the page has enabled it. */
function returnFocusTo(element: Element | null, triesLeft = RETURN_TRIES): void {
  if (element === null || triesLeft === 0) return;
  if (!(element instanceof HTMLElement) || !element.isConnected) return;
  const isLost = document.activeElement === null || document.activeElement === document.body;
  if (isLost) element.focus({ preventScroll: true });
  if (document.activeElement !== element) setTimeout(() => returnFocusTo(element, triesLeft - 1), REDRAWN_MS);
}
