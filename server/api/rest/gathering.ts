/** What waits under one name, with the promise it was given. */
type Waiting<In, Out> = {
  readonly input: In;
  readonly resolve: (out: Out) => void;
  readonly reject: (reason: unknown) => void;
};
type Queue<In, Out> = { readonly waiting: Waiting<In, Out>[]; running: number };

/**
 * Does together what comes together: while work of a name is under way, what is asked for under the same name waits, and goes
 * in one call when there is room. Nobody waits for a clock, so a lone request is as fast as ever; and an answer never rests on
 * work that began before it was asked for.
 */
export class Gathering<In, Out> {
  readonly #work: (inputs: readonly In[]) => Promise<readonly Out[]>;
  readonly #most: number;
  readonly #lanes: number;
  readonly #queues = new Map<string, Queue<In, Out>>();

  /**
   * @param work answers each input at its place; when it throws, all of them are refused with that
   * @param limits `most` inputs go into one call, and `lanes` calls of a name run at a time
   */
  constructor(
    work: (inputs: readonly In[]) => Promise<readonly Out[]>,
    limits: { readonly most: number; readonly lanes: number },
  ) {
    this.#work = work;
    this.#most = limits.most;
    this.#lanes = limits.lanes;
  }

  ask(name: string, input: In): Promise<Out> {
    const queue = this.#queues.get(name) ?? { waiting: [], running: 0 };
    this.#queues.set(name, queue);
    const { promise, resolve, reject } = Promise.withResolvers<Out>();
    queue.waiting.push({ input, resolve, reject });
    this.#begin(name, queue);
    return promise;
  }

  #begin(name: string, queue: Queue<In, Out>): void {
    if (queue.running >= this.#lanes) return;
    if (queue.waiting.length === 0) {
      if (queue.running === 0) this.#queues.delete(name);
      return;
    }
    const batch = queue.waiting.splice(0, this.#most);
    queue.running += 1;
    this.#do(batch)
      .catch((reason: unknown) => {
        for (const { reject } of batch) reject(reason);
      })
      .finally(() => {
        queue.running -= 1;
        this.#begin(name, queue);
      });
  }

  async #do(batch: readonly Waiting<In, Out>[]): Promise<void> {
    const outs = await this.#work(batch.map(({ input }) => input));
    if (outs.length !== batch.length) throw new Error(`${batch.length} were asked for, ${outs.length} were answered`);
    outs.forEach((out, index) => {
      batch[index]?.resolve(out);
    });
  }
}
