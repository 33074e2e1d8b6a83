import type { ReplicationPolicy } from "../lib/spec/policy";

/** The replication settings of new and of existing image definitions and applications. */
export interface PolicyOptions {
  /**
   * A policy, or the name of a policy of the gallery.
   * @default - the gallery's `policy`; with neither, each version needs a `placement`
   */
  readonly policy?: ReplicationPolicy | string;
}
