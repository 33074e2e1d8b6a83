import { example, managedImage } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";

export const hibernationFromManagedImage = defineRule<ItemFault<object>>({
  id: "hibernation-from-managed-image",
  severity: "warning",
  section: "versions",
  summary: "an image for hibernation that is made from a managed image",
  why: "The image may be built and replicated all the same, and only the machines created from it show that they cannot hibernate.",
  source: "https://learn.microsoft.com/azure/virtual-machines/hibernate-resume",
  find: ({ plans }) =>
    imageFaults(plans, ({ definition, version, at }) => {
      const isManaged = version.spec.source?.managedImage !== undefined;
      return isManaged && definition.spec.hibernation === true ? { at: [...at, "source", "managedImage"] } : undefined;
    }),
  problem: (fault) =>
    `${fault.owner} is for hibernation, but ${ofVersions(fault)} would be made from a managed image; machines that come from one do not hibernate`,
  help: () => "name the machine, disk or snapshot as the source, or leave `hibernation` out",
  bad: [example({ image: { hibernation: true }, version: managedImage() })],
  good: [example({ image: { hibernation: true } })],
});
