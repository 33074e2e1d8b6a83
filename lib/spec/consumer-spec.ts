/** Machines that applications are installed on: a virtual machine, or a scale set, whose machines all have the same ones. */
export interface ConsumerSpec {
  /** Names of the applications, one version of each on a machine. At most 25. */
  readonly applications: readonly string[];
}
