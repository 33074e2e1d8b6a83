import { nearlyTooMany } from "../check/limit-rules";

export const nearlyTooManyReplicasPerSubscription = nearlyTooMany(
  "replicasPerSubscriptionAndRegion",
  "replicas-per-subscription",
);
