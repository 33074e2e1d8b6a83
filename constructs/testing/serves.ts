import type { IConstruct } from "constructs";
import { latestIn } from "../../lib/plan/latest";
import type { Expectation } from "./expectation";
import { itemInScope, knownRegion, requireVersion, type ItemRef } from "./item-in-scope";
import { whyIn } from "./why-in";

/** What is expected of `latest` in a region. */
export interface Serving extends ItemRef {
  /** The region, in any spelling: "westeurope", "West Europe". */
  readonly region: string;
  /** The version that `latest` is there: "1.3.0". @default - any */
  readonly version?: string;
}

/**
 * Answers whether machines that take `latest` of an image or an application in a region get a version.
 * @throws UsageError for an item or a region that does not exist, and for what is no version
 */
export function serves(scope: IConstruct, serving: Serving): Expectation {
  const place = itemInScope(scope, serving);
  const { item, subject } = place;
  const { version } = serving;
  const region = knownRegion(place, serving.region);
  if (version !== undefined) requireVersion(place, version);
  const latest = latestIn(item, region);
  const pass = version === undefined ? latest !== null : latest === version;
  const is = latest === null ? "resolves to nothing" : `is ${latest}`;
  return {
    pass,
    message: () => {
      if (pass) return `latest of ${subject} in ${region} ${is}, and was expected not to be`;
      const wanted = version ?? "a version";
      const why = version === undefined ? "" : whyIn(place, version, region);
      return `latest of ${subject} in ${region} was expected to be ${wanted}, and ${is}${why}`;
    },
  };
}
