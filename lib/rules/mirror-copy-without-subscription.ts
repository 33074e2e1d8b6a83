import { copiedImages, mirrorExample, mirrors } from "../check/facts/mirrors";
import { defineRule, type Violation } from "../check/rule";
import { isKnown } from "../spec/gallery-identity";
import { counted, firstFew, shown } from "../text/wording";

interface MirrorCopyWithoutSubscription extends Violation {
  readonly subject: string;
  readonly gallery: string;
  readonly images: readonly string[];
}

/** The id stands in a configuration that has no reference to the gallery. */
export const mirrorCopyWithoutSubscription = defineRule<MirrorCopyWithoutSubscription>({
  id: "mirror-copy-without-subscription",
  severity: "error",
  section: "mirrors",
  summary: "a mirror copies images of a gallery whose subscription is not known",
  why: "A mirror is applied alone, so it names what it copies by resource ids that are written out, and the subscription is part of them.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version",
  *find({ plans }) {
    for (const item of mirrors(plans)) {
      const { plan, at, subject } = item;
      const { name: gallery, subscription } = item.gallery.spec.gallery;
      if (isKnown(subscription)) continue;
      const images = copiedImages(item).map(({ name }) => name);
      if (images.length > 0) yield { plan, at, subject, gallery, images };
    }
  },
  problem: ({ subject, gallery, images }) =>
    `${subject} copies ${counted(images.length, "image")} (${firstFew(images)}) by resource ids, which need the subscription of ${shown(gallery)}, and it is not known`,
  help: (_, syntax) => `set \`subscription\` of ${syntax.gallery}`,
  bad: [
    mirrorExample(
      { subscription: "22222222-2222-2222-2222-222222222222" },
      { spec: { gallery: { name: "contoso_images", resourceGroup: "rg-images", location: "westeurope" } } },
    ),
  ],
  good: [mirrorExample({ subscription: "22222222-2222-2222-2222-222222222222" })],
});
