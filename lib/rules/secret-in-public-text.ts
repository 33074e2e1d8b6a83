import { COMMUNITY, example } from "../check/facts/examples";
import { defineRule, type Violation } from "../check/rule";
import { quoted, shown } from "../text/wording";

interface SecretInPublicText extends Violation {
  readonly key: "publisherUri" | "eula";
}

/** The finding does not show the text: that would spread the secret. */
export const secretInPublicText = defineRule<SecretInPublicText>({
  id: "secret-in-public-text",
  severity: "error",
  section: "galleries",
  summary: "a shared access signature in what a community gallery shows to everybody",
  why: "azurerm only checks that the text is not empty, and Azure shows it to everybody: whoever sees the link could use the signature in it.",
  source: "https://learn.microsoft.com/azure/virtual-machines/share-gallery-community",
  *find({ plans, isExpression }) {
    for (const plan of plans) {
      for (const key of ["publisherUri", "eula"] as const) {
        const text = plan.spec.gallery.sharing?.community?.[key];
        if (text === undefined || isExpression(plan, text) || !isSigned(text)) continue;
        yield { plan, at: ["gallery", "sharing", "community", key], key };
      }
    }
  },
  problem: ({ plan, key }) =>
    `${quoted(key)} of ${shown(plan.spec.gallery.name)} holds a link with a shared access signature (\`sig=\`); everybody would see it, and could use it`,
  help: () => "link to a page that needs no signature, and revoke this one if it was ever published",
  bad: [shared("https://contoso.blob.core.windows.net/legal/eula.txt?sv=2024-11-04&sig=c2VjcmV0")],
  good: [shared("https://contoso.blob.core.windows.net/legal/eula.txt?sv=2024-11-04")],
});

function shared(eula: string) {
  return example({ gallery: { sharing: { community: { ...COMMUNITY, eula } } } });
}

/** Reports whether a text has a signed link, anywhere in it. */
function isSigned(text: string): boolean {
  return /[?&;]sig=/i.test(text);
}
