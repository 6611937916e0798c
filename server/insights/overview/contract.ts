/** The console's first numbers, counted at the moment they were asked for. Amounts in minor units of `currency`. */
export type OverviewCounts = {
  readonly asOf: Date;
  readonly program: string;
  readonly currency: string;
  readonly locale: string;
  readonly customers: number;
  readonly purchases: number;
  readonly purchasesWaiting: number;
  readonly revenue: bigint;
  readonly unlocks: number;
  readonly pointsIssued: number;
  readonly cashbackPaid: bigint;
  readonly cashbackOwed: bigint;
  readonly cashbackFailed: number;
  readonly workersAlive: number;
  readonly ladder: readonly {
    readonly level: number;
    readonly name: string;
    readonly color: string;
    readonly holders: number;
  }[];
};
