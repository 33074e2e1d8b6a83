/** A statement that somebody has looked at a finding and takes responsibility for it. */
export interface Acknowledgement {
  /** Id of the rule. */
  readonly rule: string;
  /** Path of the finding, or its first whole segments: `contoso_images/ubuntu-2404`, `policies/fleet`. */
  readonly path: string;
  /** The reason why it is fine. */
  readonly reason: string;
  /** Last day on which it holds, `YYYY-MM-DD`. @default - for ever */
  readonly until?: string;
}
