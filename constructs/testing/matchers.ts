import type { IConstruct } from "constructs";
import type { Severity } from "../../lib/spec/finding";
import type { Expectation } from "./expectation";
import { hasNoFindings } from "./has-no-findings";
import type { ItemRef } from "./item-in-scope";
import { keeps } from "./keeps";
import { serves, type Serving } from "./serves";

/**
 * The matchers for `expect.extend` of jest, vitest, and every runner with its form. Their subject is an app, a stack, a
 * gallery, or an image or application of one.
 */
export const galleryMatchers = {
  toServe: (scope: IConstruct, expected: Serving): Expectation => serves(scope, expected),
  toKeep: (scope: IConstruct, version: string, region: string, of?: ItemRef): Expectation =>
    keeps(scope, version, region, of),
  toHaveNoFindings: (scope: IConstruct, severity?: Severity): Expectation => hasNoFindings(scope, severity),
};

/** The matchers as tests call them. */
export interface GalleryMatchers<Returned> {
  /** Expects that `latest` of an image or an application in a region is a version, or any version where none is named. */
  toServe(expected: Serving): Returned;
  /** Expects that a version is in a region, serving or not. */
  toKeep(version: string, region: string, of?: ItemRef): Returned;
  /** Expects that no finding counts: no error and no warning, or none of one severity. */
  toHaveNoFindings(severity?: Severity): Returned;
}
