import type { Rounding } from '#server/kernel/money.ts';

/** The program an admin looks at: how it writes numbers, money and times, and rounds money. */
export type ConsoleFrame = {
  readonly asOf: Date;
  readonly program: {
    readonly name: string;
    readonly currency: string;
    readonly locale: string;
    readonly timeZone: string;
    readonly rounding: Rounding;
  };
};

/** What a text typed into the palette names. */
export type Found = {
  readonly customers: readonly {
    readonly id: string;
    readonly name: string | null;
    readonly email: string | null;
    readonly externalId: string | null;
  }[];
  readonly purchases: readonly {
    readonly id: string;
    readonly orderId: string;
    readonly amount: bigint;
    readonly currency: string;
    readonly customer: string | null;
  }[];
};
