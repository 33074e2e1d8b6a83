import { possiblyTooMany } from "../check/limit-rules";

export const possiblyTooManyReplicasPerSubscription = possiblyTooMany(
  "replicasPerSubscriptionAndRegion",
  "replicas-per-subscription",
);
