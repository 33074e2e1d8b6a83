/** UEFI settings of an image version. */
export interface UefiSettings {
  /** Templates that hold default keys. */
  readonly signatureTemplates: readonly UefiSignatureTemplate[];
  /** Keys beside those of the templates. @default - none */
  readonly additionalSignatures?: UefiSignatures;
}

export type UefiSignatureTemplate =
  "MicrosoftUefiCertificateAuthorityTemplate" | "MicrosoftWindowsTemplate" | "NoSignatureTemplate";

/** Additional UEFI keys, as Azure has them. */
export interface UefiSignatures {
  /** Platform key. @default - the templates' */
  readonly pk?: UefiKey;
  /** Key encryption keys. @default - the templates' alone */
  readonly kek?: readonly UefiKey[];
  /** Allowed signatures. @default - the templates' alone */
  readonly db?: readonly UefiKey[];
  /** Forbidden signatures. @default - the templates' alone */
  readonly dbx?: readonly UefiKey[];
}

export interface UefiKey {
  readonly type: "sha256" | "x509";
  /** Certificates or hashes, base64. */
  readonly value: readonly string[];
}
