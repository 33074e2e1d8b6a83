/** Why a document is no price sheet, for people and without its name: one fault or several. */
export class NotPriceSheetError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join("\n"));
  }
}
