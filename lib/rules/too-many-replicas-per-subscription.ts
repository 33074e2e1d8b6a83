import { tooMany } from "../check/limit-rules";

export const tooManyReplicasPerSubscription = tooMany("replicasPerSubscriptionAndRegion", "replicas-per-subscription");
