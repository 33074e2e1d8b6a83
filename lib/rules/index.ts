import { invalidCommunityPrefix } from "./invalid-community-prefix";
import { invalidDefinitionName } from "./invalid-definition-name";
import { invalidGalleryName } from "./invalid-gallery-name";
import { invalidIdentifier } from "./invalid-identifier";
import { invalidResourceGroupName } from "./invalid-resource-group-name";
import { invalidVersionNumber } from "./invalid-version-number";
import type { Rule } from "./rule";
import { tooManyReplicas } from "./too-many-replicas";

/** Every rule, by subject. */
export const RULES: readonly Rule[] = [
  // names
  invalidGalleryName,
  invalidResourceGroupName,
  invalidCommunityPrefix,
  invalidDefinitionName,
  invalidIdentifier,
  invalidVersionNumber,
  // replicas
  tooManyReplicas,
];
