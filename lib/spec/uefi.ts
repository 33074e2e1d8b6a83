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
  /** Platform key. */
  readonly pk?: UefiKey;
  /** Key encryption keys. */
  readonly kek?: readonly UefiKey[];
  /** Allowed signatures. */
  readonly db?: readonly UefiKey[];
  /** Forbidden signatures. */
  readonly dbx?: readonly UefiKey[];
}

export interface UefiKey {
  readonly type: "sha256" | "x509";
  /** Certificates or hashes, base64. */
  readonly value: readonly string[];
}
