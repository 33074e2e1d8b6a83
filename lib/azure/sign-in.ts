/**
 * The names in azapi's provider block of azurerm's sign-in arguments (schemas of azurerm 4.55 and azapi 2.12);
 * undefined where azapi has none of that meaning.
 */
const AZAPI_NAMES: ReadonlyMap<string, string | undefined> = new Map([
  ...[
    "auxiliary_tenant_ids",
    "client_certificate",
    "client_certificate_password",
    "client_certificate_path",
    "client_id",
    "client_id_file_path",
    "client_secret",
    "client_secret_file_path",
    "environment",
    "oidc_request_token",
    "oidc_request_url",
    "oidc_token",
    "oidc_token_file_path",
    "subscription_id",
    "tenant_id",
    "use_aks_workload_identity",
    "use_cli",
    "use_msi",
    "use_oidc",
  ].map((name): [string, string] => [name, name]),
  ["ado_pipeline_service_connection_id", "oidc_azure_service_connection_id"],
  ["metadata_host", undefined],
  ["msi_api_version", undefined],
  ["msi_endpoint", undefined],
]);

type Arguments = Readonly<Record<string, unknown>>;

/** The arguments of azapi's provider block: its own, and what follows from azurerm's, so that both sign in alike. */
export function azapiSignIn(azurerm: Arguments, own: Arguments): Record<string, unknown> {
  const carried = Object.entries(azurerm).flatMap(([key, value]): [string, unknown][] => {
    const name = AZAPI_NAMES.get(key);
    return name === undefined ? [] : [[name, value]];
  });
  // Two ways of signing in would mix; the cloud is the same in any case.
  const follows = signsIn(own) ? carried.filter(([name]) => name === "environment") : carried;
  return { ...Object.fromEntries(follows), ...own };
}

/** Arguments of azurerm's sign-in that azapi does not have, where azapi signs in as azurerm does. */
export function notInAzapi(azurerm: Arguments, own: Arguments): string[] {
  if (signsIn(own)) return [];
  return Object.keys(azurerm).filter((key) => AZAPI_NAMES.has(key) && AZAPI_NAMES.get(key) === undefined);
}

/** Reports whether a block of azapi says by itself how to sign in. */
function signsIn(own: Arguments): boolean {
  const names = new Set(AZAPI_NAMES.values());
  return Object.keys(own).some((key) => key === "endpoint" || (key !== "environment" && names.has(key)));
}
