import type { ApplicationVersionSpec } from "../lib/spec/application-version-spec";
import type { IGalleryApplication } from "./interfaces";

/** An application version and its application. */
export interface GalleryApplicationVersionProps extends ApplicationVersionSpec {
  /** The application, created here or elsewhere. Its policy decides the target regions. It must be in the same stack. */
  readonly application: IGalleryApplication;
  /** `Major.Minor.Patch`. Changing this replaces the application version. */
  readonly version: string;
}
