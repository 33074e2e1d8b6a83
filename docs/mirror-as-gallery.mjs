// Prints the gallery.yaml of a mirror, on the day on which it becomes the gallery.
// node mirror-as-gallery.mjs gallery.yaml contoso_images_dr > recovered.yaml
import { readFileSync } from "node:fs";
import { mirrorsOf, parseSpec, specYaml } from "gallerist/lib";

const [file, name] = process.argv.slice(2);
const { spec } = parseSpec(readFileSync(file, "utf8"), file);
const mirror = mirrorsOf(spec).find(({ gallery }) => gallery.name === name);
if (!mirror) throw new Error(`${file} has no mirror ${name}`);
process.stdout.write(specYaml(mirror));
