/** The money that the replicas of a gallery and its mirrors may cost. It is compared where there is a price sheet. */
export interface BudgetSpec {
  /** The most for a month, at the list prices of the sheet. */
  readonly monthly: number;
  /** Its currency, as in the price sheet: `EUR`. Amounts in other currencies are not converted. */
  readonly currency: string;
}
