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

const LIGHT = `--ground:#f6f7f9;--surface:#fff;--text:#1b2430;--quiet:#55606f;--line:#d8dee6;--accent:#0b5cad;--soft:#e4eef7;--error:#a8201a;--error-soft:#fdeceb;--warning:#7a4b00;--warning-soft:#fdf3dd;--bar:#2668a0;${heat(LIGHT_HEAT)}`;
const DARK = `--ground:#10151b;--surface:#181f27;--text:#e4eaf1;--quiet:#a2aebb;--line:#323d49;--accent:#7cbcf2;--soft:#1d3143;--error:#ff9d96;--error-soft:#3a1b1b;--warning:#f2c063;--warning-soft:#33280f;--bar:#4b90bd;${heat(DARK_HEAT)}`;

function heat(steps: readonly (readonly [string, string])[]): string {
  return steps.map(([text, ground], index) => `--t${index + 1}:${text};--h${index + 1}:${ground}`).join(";");
}

/** Returns the styles of the heat map's steps below a selector. */
function heatRules(selector: string): string {
  const rules = LIGHT_HEAT.map((_, index) => {
    const step = index + 1;
    return `${selector}.h${step}{color:var(--t${step});background:var(--h${step})}`;
  });
  return rules.join("\n");
}

/** The style of the page: light or dark as the reader's system is set, on a screen and on paper. */
export const STYLE = `
:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
html{scroll-padding-top:90px}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;background:var(--ground);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums}
header,main,footer{max-width:1480px;margin:0 auto;padding:0 24px}
header{padding-top:28px}
h1{font-size:26px;line-height:1.25;margin:0 0 4px;letter-spacing:-.01em;overflow-wrap:anywhere}
h2{font-size:19px;margin:40px 0 8px}
h3{font-size:17px;margin:0;overflow-wrap:anywhere}
p{margin:4px 0}
a{color:var(--accent);overflow-wrap:anywhere}
code{font:13px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
.about,.facts,.left-out,.where,.help,.source,footer{color:var(--quiet)}
.skip{position:absolute;left:-999px;top:8px;padding:6px 12px;background:var(--surface)}
.skip:focus{left:8px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.overview{display:grid;grid-template-columns:repeat(auto-fit,minmax(152px,1fr));gap:12px;margin:20px 0 0}
.overview div{display:flex;flex-direction:column-reverse;justify-content:flex-end;background:var(--surface);border:1px solid var(--line);border-radius:6px;padding:10px 14px}
.overview dt{color:var(--quiet);font-size:13px;line-height:1.35}
.overview dd{margin:0;font-size:24px;font-weight:600;line-height:1.3}
.overview .error a{color:var(--error)}
.overview .warning a{color:var(--warning)}
.filter{position:sticky;top:0;z-index:3;display:flex;flex-wrap:wrap;gap:8px 16px;align-items:end;margin:20px -24px 0;padding:10px 24px;background:var(--ground);border-bottom:1px solid var(--line)}
.filter label{display:flex;flex-direction:column;font-size:13px;color:var(--quiet);flex:0 1 260px}
.filter input,.filter button{font:inherit;font-size:15px;color:var(--text);background:var(--surface);border:1px solid var(--quiet);border-radius:4px;padding:5px 9px;min-width:0}
.filter button{cursor:pointer}
.filter output{align-self:center;font-size:14px}
.findings{list-style:none;padding:0;margin:8px 0}
.findings li{background:var(--surface);border:1px solid var(--line);border-left:4px solid var(--warning);border-radius:4px;padding:8px 14px;margin:8px 0;overflow-wrap:anywhere}
.findings li.error{border-left-color:var(--error)}
.error .severity{color:var(--error)}
.warning .severity{color:var(--warning)}
.source{font-size:13px}
summary{cursor:pointer;padding:2px 0}
.definition{background:var(--surface);border:1px solid var(--line);border-radius:6px;padding:16px 20px;margin:16px 0;content-visibility:auto;contain-intrinsic-size:auto 600px}
table{border-collapse:collapse}
caption{text-align:left;color:var(--quiet);font-size:13px;padding:14px 0 4px;overflow-wrap:anywhere}
.latest{width:100%}
.latest thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.latest th{width:9em;text-align:left;vertical-align:top;font-weight:400;font-size:14px;padding:6px 12px 6px 0;border-top:1px solid var(--line)}
.latest td{padding:4px 0;border-top:1px solid var(--line)}
.latest ul{list-style:none;display:flex;flex-wrap:wrap;gap:6px;margin:0;padding:0}
.latest li{border:1px solid var(--line);border-radius:4px;padding:1px 9px;font-size:13px;color:var(--quiet)}
.latest b{color:var(--text);font-weight:600;margin-left:3px}
.latest .newest{background:var(--soft);border-color:transparent}
.latest .none{border:1px dashed var(--warning);background:var(--warning-soft)}
.latest .none b{color:var(--warning)}
.scroll{overflow-x:auto}
.matrix{font-size:13px}
.matrix caption{position:sticky;left:0}
.matrix th{font-weight:400;text-align:left;white-space:nowrap;padding:2px 10px 2px 0}
.matrix thead th{vertical-align:bottom;color:var(--quiet)}
.matrix thead th[data-region]{padding:4px 0}
.matrix thead th span{writing-mode:vertical-rl;transform:rotate(180deg);display:inline-block;line-height:1.2;margin:0 auto;max-height:15em;overflow:hidden;text-overflow:ellipsis}
.matrix thead th[data-region]{text-align:center}
.matrix tbody th,.matrix tfoot th,.matrix thead th:first-child{position:sticky;left:0;background:var(--surface);z-index:1;max-width:16em;overflow:hidden;text-overflow:ellipsis}
.matrix td{text-align:center;white-space:nowrap;padding:2px 5px;min-width:2.6em;color:var(--quiet);border:1px solid var(--surface)}
.matrix td.state{text-align:left;white-space:normal;min-width:10em;max-width:24em;padding:2px 12px 2px 0;overflow-wrap:anywhere}
${heatRules(".matrix td")}
${heatRules(".steps span")}
.matrix td.x{background:none;color:var(--quiet);box-shadow:inset 0 0 0 1px var(--line)}
.matrix td.l{font-weight:700;box-shadow:inset 0 0 0 2px var(--text),inset 0 0 0 3px var(--surface)}
.matrix tfoot th,.matrix tfoot td,.matrix .older th,.matrix .older td{color:var(--quiet)}
.matrix tfoot td,.matrix tfoot th{border:0;border-top:2px solid var(--line)}
.matrix [role=img]{display:inline-block;cursor:help}
.edge-zones{color:var(--quiet);font-size:13px;margin:8px 0 0;padding-left:18px;overflow-wrap:anywhere}
.key{color:var(--quiet);font-size:13px}
.key p{display:inline}
.steps{display:inline-flex;list-style:none;margin:0 12px 0 6px;padding:0;vertical-align:middle}
.steps span{display:block;padding:1px 9px}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,560px),1fr));gap:0 32px;align-items:start}
.chart{width:100%;font-size:13px}
.chart th{font-weight:400;text-align:left;padding:1px 12px 1px 0;overflow-wrap:anywhere}
.chart thead th{color:var(--quiet);border-bottom:1px solid var(--line)}
.chart thead td{border-bottom:1px solid var(--line)}
.chart td,.chart thead th+th{text-align:right;padding:1px 12px 1px 0;white-space:nowrap}
.chart td:last-child{width:38%;padding-right:0}
.chart svg{display:block;width:100%;height:12px}
.chart rect{fill:var(--bar)}
.total{font-size:18px;font-weight:600}
.notes{margin:16px 0 0;font-size:13px;color:var(--quiet)}
.notes div{display:grid;grid-template-columns:6em 1fr;gap:0 12px}
.notes dd{margin:0;overflow-wrap:anywhere}
footer{padding:32px 24px;font-size:13px}
@media (max-width:600px){
header,main,footer{padding-left:14px;padding-right:14px}
.filter{margin:20px -14px 0;padding:10px 14px;position:static}
.filter label{flex-basis:100%}
.definition{padding:12px 14px}
.latest th,.latest td{display:block;width:auto}
.latest td{border-top:0;padding-bottom:10px}
.matrix th{max-width:9em}
}
@media print{
@page{size:A4 landscape;margin:10mm}
.overview{grid-template-columns:repeat(7,1fr)}
.overview dd{font-size:18px}
:root{color-scheme:light;${LIGHT}}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{background:none;font-size:9pt}
header,main,footer{max-width:none;padding:0}
.filter,.skip{display:none!important}
.scroll{overflow:visible}
.definition{border:0;padding:0;content-visibility:visible}
.matrix,.matrix caption,.matrix td,.matrix th{position:static!important}
code,caption,.source,.key,.latest th,.latest li,.chart,.notes{font-size:8pt}
.matrix{font-size:7pt}
.matrix td{padding:1px 2px;min-width:0}
.matrix td.state{min-width:8em;max-width:14em}
.matrix th{padding-right:4px}
tr,.findings li,.overview{break-inside:avoid}
h2,h3,caption{break-after:avoid}
}
`;
