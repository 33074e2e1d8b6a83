import type { ApplicationSpec } from "../lib/spec/application-spec";
import type { GallerySpec } from "../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../lib/spec/image-definition-spec";
import type { GalleryApplicationOptions } from "./gallery-application-options";
import type { ImageDefinitionOptions } from "./image-definition-options";
import type { IGallery } from "./interfaces";
import { requireObject } from "./required";

/** Adds the image definitions and applications of a spec to its gallery, with their versions. */
export function addItems(gallery: IGallery, { images = {}, applications = {} }: GallerySpec): void {
  for (const [name, image] of Object.entries(images)) addImage(gallery, name, image);
  for (const [name, application] of Object.entries(applications)) addApplication(gallery, name, application);
}

/** Adds an image definition of a spec. The check reports values that Azure needs and the spec lacks. */
function addImage(gallery: IGallery, name: string, image: ImageDefinitionSpec): void {
  requireObject(`image definition "${name}"`, "what the spec says of it", image);
  const { versions, existing, ...options } = image;
  const definition = existing
    ? gallery.addExistingImageDefinition(name, options)
    : gallery.addImageDefinition(name, options as ImageDefinitionOptions);
  for (const [version, spec] of Object.entries(versions ?? {})) definition.addVersion(version, spec);
}

/** Adds an application of a spec. The check reports values that Azure needs and the spec lacks. */
function addApplication(gallery: IGallery, name: string, spec: ApplicationSpec): void {
  requireObject(`application "${name}"`, "what the spec says of it", spec);
  const { versions, existing, ...options } = spec;
  const application = existing
    ? gallery.addExistingApplication(name, options)
    : gallery.addApplication(name, options as GalleryApplicationOptions);
  for (const [version, each] of Object.entries(versions ?? {})) application.addVersion(version, each);
}
