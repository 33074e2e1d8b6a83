/** A number that Azure holds us to. */
export interface Limit {
  readonly value: number;
  readonly unit: string;
  /** What it counts over. */
  readonly scope: string;
  readonly source: string;
  /** Day on which the source was read. */
  readonly read: string;
}
