/** A setting of Azure that is not in the imported spec. It stays as it is. */
export interface NotCarried {
  readonly what: string;
  /** The path, such as `gallery/definition/version`. */
  readonly where: string;
}

/** Notes a setting of one resource that is not in the spec. */
export type Note = (what: string) => void;
