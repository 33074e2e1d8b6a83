/** An error for a document that is no price sheet. It has one fault or several, as texts without the file's name. */
export class NotPriceSheetError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join("\n"));
  }
}
