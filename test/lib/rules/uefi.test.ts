import { example, managedImage } from "../../../lib/check/facts/examples";
import type { UefiSettings } from "../../../lib/spec/uefi";
import type { ImageDefinitionSpec, SecurityType } from "../../../lib/spec/image-definition-spec";
import { report, ruleIds } from "../../support/report";

const IMAGE = "contoso_images/ubuntu-2404";
const AT = "images ubuntu-2404 versions 1.3.0 uefi";
const DEFAULT: UefiSettings = { signatureTemplates: ["MicrosoftUefiCertificateAuthorityTemplate"] };
const KEY = { type: "x509", value: ["MIIC"] } as const;

const withUefi = (uefi: UefiSettings, image: Partial<ImageDefinitionSpec> = {}) =>
  example({
    image: {
      generation: "V2",
      security: "trusted-launch-supported",
      versions: { "1.3.0": { ...managedImage(), uefi } },
      ...image,
    },
  });

describe("UEFI settings", () => {
  test.each<SecurityType>(["trusted-launch-supported", "trusted-launch-and-confidential-vm-supported"])(
    "are for images of the security type %s",
    (security) => {
      expect(ruleIds(withUefi(DEFAULT, { security }))).toEqual([]);
    },
  );

  test.each<[string, Partial<ImageDefinitionSpec>]>([
    ["no security type", {}],
    ["the security type confidential-vm-supported", { generation: "V2", security: "confidential-vm-supported" }],
  ])("are refused with %s", (words, image) => {
    const versions = { "1.3.0": { ...managedImage(), uefi: DEFAULT } };
    expect(report(example({ image: { ...image, versions } }))).toEqual([
      `error[uefi-without-trusted-launch] ${IMAGE}/1.3.0 at ${AT}`,
      `${IMAGE} has ${words}, but 1 version (1.3.0) would have UEFI settings; Azure takes them with trusted-launch-supported or trusted-launch-and-confidential-vm-supported`,
      "set one of these as `security`, with `generation: V2`, or leave `uefi` out",
    ]);
  });

  test("may be right for a definition that is managed elsewhere", () => {
    expect(ruleIds(example({ image: { existing: true }, version: { ...managedImage(), uefi: DEFAULT } }))).toEqual([]);
  });

  test.each<[string, UefiSettings["signatureTemplates"], string]>([
    ["no template", [], "is empty; which default keys Azure takes then is not documented"],
    [
      "none beside another",
      ["NoSignatureTemplate", "MicrosoftWindowsTemplate"],
      "names `NoSignatureTemplate`, which is for machines without default keys, beside another template",
    ],
  ])("name their templates clearly: %s is a warning", (_, signatureTemplates, words) => {
    expect(report(withUefi({ signatureTemplates }))).toEqual([
      `warning[unclear-uefi-templates] ${IMAGE}/1.3.0 at ${AT} signatureTemplates`,
      `${IMAGE}: \`signatureTemplates\` of 1 version (1.3.0) ${words}`,
      "write `NoSignatureTemplate` alone for none of the default keys, or the templates whose keys are wanted",
    ]);
  });

  test.each<[string, UefiSettings]>([
    ["no other keys", { signatureTemplates: ["NoSignatureTemplate"] }],
    ["a platform key alone", { signatureTemplates: ["NoSignatureTemplate"], additionalSignatures: { pk: KEY } }],
    [
      "an empty db",
      { signatureTemplates: ["NoSignatureTemplate"], additionalSignatures: { db: [{ type: "x509", value: [] }] } },
    ],
  ])("without default keys need allowed ones: %s is a warning", (_, uefi) => {
    expect(report(withUefi(uefi))).toEqual([
      `warning[uefi-without-keys] ${IMAGE}/1.3.0 at ${AT}`,
      `${IMAGE}: 1 version (1.3.0) would have neither default keys nor keys of its own in \`db\`; with secure boot nothing is trusted to start`,
      "add the keys that sign the boot loader as `additionalSignatures.db`, or name a template that holds them",
    ]);
  });

  test("may replace all keys, or add to those of templates", () => {
    const keys = { pk: KEY, kek: [KEY], db: [KEY], dbx: [{ type: "sha256", value: ["AAAA"] }] } as const;
    expect(ruleIds(withUefi({ signatureTemplates: ["NoSignatureTemplate"], additionalSignatures: keys }))).toEqual([]);
    expect(ruleIds(withUefi({ ...DEFAULT, additionalSignatures: { db: [KEY] } }))).toEqual([]);
  });
});
