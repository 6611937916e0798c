import type { LiveEvent, LiveMessage } from '#server/live/contract.ts';

/** `paused`: nobody looks at the page, or it may not listen; nothing is tried until that changes. */
export type LiveStatus = 'connecting' | 'live' | 'reconnecting' | 'paused';

/** Why a stream ended: its person is signed out, too many are open, or anything that may pass. */
export type Breakage = 'signed_out' | 'too_many' | 'broken';

export type StreamHandlers = {
  readonly onOpen: () => void;
  /** It broke and is being tried again by itself. */
  readonly onRetrying: () => void;
  readonly onMessage: (message: LiveMessage) => void;
  readonly onEnd: (why: Breakage) => void;
};

/** Opens a stream behind a message; answers how to close it. */
export type OpenStream = (lastEventId: string | null, handlers: StreamHandlers) => () => void;

export type LiveListener = {
  readonly onEvent?: (event: LiveEvent) => void;
  /** More happened than is told one by one. */
  readonly onRefresh?: () => void;
};

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
const TOO_MANY_WAIT_MS = 30_000;
/** A page that is out of sight for so long gives its stream up: browsers allow few, and nobody looks. */
const UNSEEN_MS = 20_000;
const REMEMBERED = 500;
/** A part of a page may wake after its tab's stream stood; it is told what came so shortly before, as its page was read earlier. */
const LATE_MS = 15_000;

type News = Exclude<LiveMessage, { readonly kind: 'hello' }>;

/** The one stream of a tab: open while somebody listens and the page is in sight, and opened again behind where it broke. */
export class LiveConnection {
  readonly #open: OpenStream;
  readonly #listeners = new Set<LiveListener>();
  readonly #watchers = new Set<() => void>();
  readonly #seen = new Set<string>();
  #status: LiveStatus = 'connecting';
  #close: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #lastEventId: string | null = null;
  #failures = 0;
  #latest: readonly { readonly takenAt: number; readonly news: News }[] = [];

  constructor(open: OpenStream) {
    this.#open = open;
  }

  /** Hears of everything from a moment ago on; answers how to stop. */
  readonly listen = (listener: LiveListener): (() => void) => {
    this.#listeners.add(listener);
    for (const { news } of this.#lately()) tell(listener, news);
    this.#startWhenWanted();
    return () => {
      this.#listeners.delete(listener);
      this.#stopWhenUnwanted();
    };
  };

  /** Hears of every change of the status; showing it is a wish to be live. */
  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    this.#startWhenWanted();
    return () => {
      this.#watchers.delete(watcher);
      this.#stopWhenUnwanted();
    };
  };

  readonly status = (): LiveStatus => this.#status;

  /** The page came into sight, or left it. */
  readonly setSeen = (isSeen: boolean): void => {
    if (!isSeen) this.#later(UNSEEN_MS, () => this.#pause());
    else if (this.#close === null) this.#start();
    else this.#cancelTimer();
  };

  #startWhenWanted(): void {
    if (this.#listeners.size + this.#watchers.size === 1) this.#start();
  }

  #stopWhenUnwanted(): void {
    if (this.#listeners.size + this.#watchers.size > 0) return;
    this.#stop();
    this.#status = 'connecting';
  }

  #start(): void {
    this.#stop();
    if (this.#listeners.size + this.#watchers.size === 0) return;
    if (this.#lastEventId !== null) this.#become('reconnecting');
    this.#close = this.#open(this.#lastEventId, {
      onOpen: () => {
        this.#failures = 0;
        this.#become('live');
      },
      onRetrying: () => this.#become(this.#lastEventId === null ? 'connecting' : 'reconnecting'),
      onMessage: (message) => this.#take(message),
      onEnd: (why) => this.#ended(why),
    });
  }

  #stop(): void {
    this.#cancelTimer();
    const close = this.#close;
    this.#close = null;
    close?.();
  }

  #pause(): void {
    this.#stop();
    this.#become('paused');
  }

  #ended(why: Breakage): void {
    if (this.#close === null) return;
    this.#stop();
    if (why === 'broken') {
      this.#become('reconnecting');
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures);
      this.#failures += 1;
      this.#later(wait * (0.5 + Math.random() / 2), () => this.#start());
      return;
    }
    this.#become('paused');
    if (why === 'too_many') this.#later(TOO_MANY_WAIT_MS, () => this.#start());
  }

  #take(message: LiveMessage): void {
    this.#lastEventId = message.id;
    if (message.kind === 'hello' || (message.kind === 'event' && !this.#isNew(message.id))) return;
    this.#latest = [...this.#lately(), { takenAt: Date.now(), news: message }].slice(-REMEMBERED);
    for (const listener of this.#listeners) tell(listener, message);
  }

  #isNew(id: string): boolean {
    if (this.#seen.has(id)) return false;
    this.#seen.add(id);
    const [oldest] = this.#seen;
    if (this.#seen.size > REMEMBERED && oldest) this.#seen.delete(oldest);
    return true;
  }

  #lately() {
    const earliest = Date.now() - LATE_MS;
    return this.#latest.filter(({ takenAt }) => takenAt >= earliest);
  }

  #become(status: LiveStatus): void {
    if (this.#status === status) return;
    this.#status = status;
    for (const tell of this.#watchers) tell();
  }

  #later(ms: number, work: () => void): void {
    this.#cancelTimer();
    this.#timer = setTimeout(work, ms);
  }

  #cancelTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

function tell({ onEvent, onRefresh }: LiveListener, news: News): void {
  if (news.kind === 'event') onEvent?.(news.event);
  else onRefresh?.();
}
