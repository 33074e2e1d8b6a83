/** Something that Azure has and a spec cannot say, or does not; it stays as it is. */
export interface NotCarried {
  readonly what: string;
  /** `gallery/definition/version`. */
  readonly where: string;
}

/** Takes note of what a spec cannot say of one resource. */
export type Note = (what: string) => void;
