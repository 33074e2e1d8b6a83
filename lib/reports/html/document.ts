import { markup, NOTHING, trusted, type Html } from "./escape";
import { contentSecurityPolicy } from "./policy";
import { SCRIPT } from "./script";
import { STYLE } from "./style";

/** The parts of a page. */
export interface PageParts {
  readonly title: string;
  readonly about: Html;
  /** The bar that stays while the page scrolls. @default - none */
  readonly bar?: Html;
  readonly sections: readonly Html[];
  /** The sentence at its end: what it was made of. */
  readonly origin: string;
}

/** Writes one page that needs no network. */
export async function pageOf({ title, about, bar = NOTHING, sections, origin }: PageParts): Promise<string> {
  const policy = await contentSecurityPolicy(STYLE, SCRIPT);
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${trusted(STYLE)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
<h1>${title}</h1>
${about}</header>
${bar}<main id="main">
${sections}</main>
<footer><p>${origin}</p></footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`.text;
}
