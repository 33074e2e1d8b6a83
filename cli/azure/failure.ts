import { IMAGE_READER, READER } from "../../lib/azure/roles";
import { isObject } from "../../lib/terraform/resource";
import { own } from "../../lib/text/order";
import { EXIT, Refusal } from "../refusal";
import { shownResource, type GalleryResource } from "./request";

/** A refusal because of an answer of Azure. */
export class AzureFailure extends Refusal {
  constructor(
    message: string,
    readonly status: number,
    /** Azure's word for it, such as `ResourceNotFound`. */
    readonly code: string | undefined,
  ) {
    super([message], EXIT.unusable);
  }
}

/** Returns the failure that an answer with an error is, in one line. Azure's own text may hold anything, and is left out. */
export function failureOf(
  status: number,
  body: unknown,
  what: string,
  resource: GalleryResource | undefined,
): AzureFailure {
  const code = codeOf(body);
  const shown = code === undefined ? String(status) : `${status} ${code}`;
  return new AzureFailure(messageOf(status, code, shown, what, resource), status, code);
}

function messageOf(
  status: number,
  code: string | undefined,
  shown: string,
  what: string,
  resource: GalleryResource | undefined,
): string {
  switch (status) {
    case 401: {
      const tenant = code === "InvalidAuthenticationTokenTenant" ? " --tenant TENANT, that of the subscription" : "";
      return `Azure does not accept the sign-in for ${what} (${shown}): run az login${tenant}, and check --cloud`;
    }
    case 403:
      return `no right to read ${what} (${shown}): ask for the role ${rolesFor(resource)}`;
    case 404:
      return `Azure has no ${what}${placeOf(resource)} (${shown}): check the id and --cloud`;
    case 429:
    case 503:
      return `Azure throttles requests, and still refuses ${what} (${shown}): try again later`;
    default:
      return status >= 500
        ? `Azure failed to answer for ${what} (${shown}), several times: try again later`
        : `Azure refuses the request for ${what} (${shown})`;
  }
}

/** Image Reader reads images and their versions only: neither the gallery nor its applications. */
function rolesFor(resource: GalleryResource | undefined): string {
  if (!resource) return `${READER.name} on the subscriptions that are asked about`;
  const isOfImages = resource.below[0] === "images";
  return `${READER.name}${isOfImages ? `, or ${IMAGE_READER.name},` : ""} on the gallery`;
}

function placeOf(resource: GalleryResource | undefined): string {
  if (!resource) return "";
  const { resourceGroup, subscription } = resource.gallery;
  return ` in resource group ${resourceGroup} of subscription ${subscription}`;
}

/** Returns the code of an error, such as `ResourceNotFound`. */
function codeOf(body: unknown): string | undefined {
  const error = isObject(body) ? own(body, "error") : undefined;
  const code = isObject(error) ? own(error, "code") : undefined;
  return typeof code === "string" && /^[A-Za-z][A-Za-z0-9_.]{0,59}$/.test(code) ? code : undefined;
}

/** Returns the words for the requested resource. */
export function shownRequest(resource: GalleryResource | undefined): string {
  return resource ? shownResource(resource) : "Azure Resource Graph";
}
