/**
 * The versions that may leave, proposed by `gallerist retain`. All of it must hold before a version goes; nothing is
 * selected when Terraform JSON is written.
 */
export interface Retention {
  /** The newest good versions that never go. Good: active, not withdrawn or retired, succeeded, and in place in their home. */
  readonly keep: number;
  /** Days since Azure published a version, in which it never goes. */
  readonly days: number;
  /** The newest good versions of each Major.Minor that never go. @default 0 */
  readonly perMinor?: number;
  /** Stages before a version is deleted. @default - 30 days hidden, then 60 days at home only */
  readonly stages?: RetentionStages;
  /** Versions that never go. @default - none */
  readonly protect?: RetentionProtection;
  /** Brakes: beyond them nothing at all is proposed. @default - 10 versions a run, a fifth of an image's or application's versions */
  readonly atMost?: RetentionBrakes;
}

/** The days in each stage before the next one. A stage left out is skipped. */
export interface RetentionStages {
  /** Days for which it is hidden from `latest` everywhere. @default - it is not hidden first */
  readonly hidden?: number;
  /** Days for which it is hidden and in its home region alone. @default - it stays in its regions until it is deleted */
  readonly home?: number;
}

/** The versions that never go: those that match any of it. */
export interface RetentionProtection {
  /** Tags of a version, in the file or in Azure; one of them is enough. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Version numbers, with `*` for any characters. @default - none */
  readonly versions?: readonly string[];
}

/** The most that one run may propose. */
export interface RetentionBrakes {
  /** Versions a run. @default 10 */
  readonly perRun?: number;
  /** Share of the versions of one image or application, from 0 to 1; one version is always allowed. @default 0.2 */
  readonly share?: number;
}

/** The defaults of a retention. */
export const DEFAULT_STAGES: RetentionStages = { hidden: 30, home: 60 };
export const DEFAULT_BRAKES: Required<RetentionBrakes> = { perRun: 10, share: 0.2 };
