/** The text and background of each step of the heat map, from few replicas to many: 4.5:1 or more (WCAG AA). */
const LIGHT_HEAT = [
  ["#1b2430", "#e4eef7"],
  ["#1b2430", "#c3dbed"],
  ["#1b2430", "#94bfdf"],
  ["#0b1a28", "#639fcd"],
  ["#ffffff", "#2668a0"],
  ["#ffffff", "#0d3f70"],
] as const;
const DARK_HEAT = [
  ["#e4eaf1", "#1d3143"],
  ["#e4eaf1", "#224966"],
  ["#ffffff", "#2b658e"],
  ["#0b131b", "#4b90bd"],
  ["#0b131b", "#80b8dd"],
  ["#0b131b", "#bcdcf3"],
] as const;

/** The colours of a page by day. `newest` and `behind` differ for readers who see no red or green too. */
export const LIGHT = `--ground:#f4f6f8;--surface:#fff;--text:#1b2430;--quiet:#55606f;--line:#d8dee6;--accent:#0b5cad;--soft:#e4eef7;--error:#a8201a;--error-soft:#fdeceb;--warning:#7a4b00;--warning-soft:#fdf3dd;--bar:#2668a0;--newest:#1f6fb2;--behind:#b9530a;--behind-soft:#fbeee2;--land:#e3e8ee;--on-dot:#fff;${heat(LIGHT_HEAT)}`;
/** The colours of a page by night. */
export const DARK = `--ground:#10151b;--surface:#181f27;--text:#e4eaf1;--quiet:#a2aebb;--line:#323d49;--accent:#7cbcf2;--soft:#1d3143;--error:#ff9d96;--error-soft:#3a1b1b;--warning:#f2c063;--warning-soft:#33280f;--bar:#4b90bd;--newest:#62b0ee;--behind:#f0a04b;--behind-soft:#38271a;--land:#2b3642;--on-dot:#0b131b;${heat(DARK_HEAT)}`;

function heat(steps: readonly (readonly [string, string])[]): string {
  return steps.map(([text, ground], index) => `--t${index + 1}:${text};--h${index + 1}:${ground}`).join(";");
}

/** Returns the styles of the heat map's steps below a selector. */
export function heatRules(selector: string): string {
  const rules = LIGHT_HEAT.map((_, index) => {
    const step = index + 1;
    return `${selector}.h${step}{color:var(--t${step});background:var(--h${step})}`;
  });
  return rules.join("\n");
}
