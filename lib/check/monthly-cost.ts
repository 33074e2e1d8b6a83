/** The monthly cost of the replicas of a gallery and its mirrors. */
export interface MonthlyCost {
  readonly amount: number;
  /** ISO 4217 code. */
  readonly currency: string;
  /** Words for each part that the amount lacks: `3 replicas without a size`. */
  readonly missing: readonly string[];
}
