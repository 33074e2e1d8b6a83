// Prints the gallery.yaml of a mirror, on the day on which it becomes the gallery.
// node mirror-as-gallery.mjs gallery.yaml contoso_images_dr > recovered.yaml
import { readFileSync } from "node:fs";
import { mirrorsOf, parseSpec, specYaml } from "gallerist/lib";

const [file, name] = process.argv.slice(2);
const { spec, findings } = parseSpec(readFileSync(file, "utf8"), file);
// A version that cannot be read would be missing in what is printed, and Terraform would destroy it.
const error = findings.find(({ severity }) => severity === "error");
if (error) throw new Error(`${file} has an error: ${error.message}`);
const mirror = mirrorsOf(spec).find(({ gallery }) => gallery.name === name);
if (!mirror) throw new Error(`${file} has no mirror ${name}`);
const { acknowledge } = spec;
process.stdout.write(specYaml({ ...mirror, ...(acknowledge && { acknowledge }) }));
