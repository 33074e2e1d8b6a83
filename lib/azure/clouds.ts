import type { Cloud } from "./regions";

/** The hosts of a cloud that answer and sign in, and the scope of a token for them. */
export interface CloudHosts {
  /** Azure Resource Manager. */
  readonly endpoint: string;
  /** The scope of a token that Azure Resource Manager takes. */
  readonly scope: string;
  /** Microsoft Entra. */
  readonly authority: string;
}

/** The hosts of each cloud (https://learn.microsoft.com/azure/azure-government/compare-azure-government-global-azure, https://learn.microsoft.com/azure/china/resources-developer-guide). */
export const CLOUD_HOSTS: Readonly<Record<Cloud, CloudHosts>> = {
  public: {
    endpoint: "https://management.azure.com",
    scope: "https://management.azure.com/.default",
    authority: "https://login.microsoftonline.com",
  },
  usgovernment: {
    endpoint: "https://management.usgovcloudapi.net",
    scope: "https://management.usgovcloudapi.net/.default",
    authority: "https://login.microsoftonline.us",
  },
  china: {
    endpoint: "https://management.chinacloudapi.cn",
    scope: "https://management.chinacloudapi.cn/.default",
    authority: "https://login.chinacloudapi.cn",
  },
};

/** The names of the clouds, as `--cloud` takes them. */
export const CLOUDS = Object.keys(CLOUD_HOSTS) as readonly Cloud[];
