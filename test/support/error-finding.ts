import type { Finding } from "../../lib/spec/finding";

/** An error of a rule, with its place. */
export const ERROR: Finding = {
  rule: "too-many-replicas",
  severity: "error",
  path: "policies/fleet",
  problem: "policy fleet asks for 101 replicas; Azure keeps at most 100",
  help: "lower `replicas`",
  source: "https://example.com/limits",
  place: { file: "images/gallery.yaml", line: 7, column: 41 },
};
