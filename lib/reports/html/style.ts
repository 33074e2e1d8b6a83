import { DARK, heatRules, LIGHT } from "./colours";
import { FIRST_SCREEN_STYLE } from "./first-screen-style";

/** The style of the page: light or dark as the reader's system is set, on a screen and on paper. */
export const STYLE = `
:root{color-scheme:light dark;${LIGHT}}
@media (prefers-color-scheme:dark){:root{${DARK}}}
html{scroll-padding-top:64px}
*{box-sizing:border-box}
[hidden]{display:none!important}
body{margin:0;background:var(--ground);color:var(--text);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif;font-variant-numeric:tabular-nums}
header,main,footer{max-width:2200px;margin:0 auto;padding:0 24px}
header{display:flex;flex-wrap:wrap;gap:2px 32px;align-items:baseline;padding-top:18px}
h1{width:100%;font-size:26px;line-height:1.25;margin:0;letter-spacing:-.01em;overflow-wrap:break-word}
h2{font-size:19px;margin:32px 0 8px}
h3{font-size:17px;margin:0;overflow-wrap:break-word}
.whole{display:inline-block;max-width:100%}
p{margin:4px 0}
a{color:var(--accent);overflow-wrap:anywhere}
code{font:13px/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;overflow-wrap:anywhere}
.about,.facts,.left-out,.where,.help,.source,footer{color:var(--quiet)}
.skip{position:absolute;left:-999px;top:8px;padding:6px 12px;background:var(--surface)}
.skip:focus{left:8px}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.about{margin:0}
.totals{display:flex;flex-wrap:wrap;gap:0 20px;margin:0;color:var(--quiet);font-size:14px}
.totals div{display:flex;flex-direction:row-reverse;gap:5px}
.totals dd{margin:0;font-weight:600;color:var(--text)}
.bar{position:sticky;top:0;z-index:5;display:flex;flex-wrap:wrap;gap:6px 28px;align-items:center;margin:12px 0 0;padding:8px max(24px,(100% - 2200px)/2 + 24px);background:var(--ground);border-bottom:1px solid var(--line)}
.bar ul{list-style:none;display:flex;gap:4px 18px;margin:0;padding:0}
.bar nav a{white-space:nowrap;text-decoration:none;font-weight:600;font-size:14px}
.bar nav a:hover{text-decoration:underline}
.filter{display:flex;flex-wrap:wrap;gap:6px 14px;align-items:center;font-size:13px}
.filter label{color:var(--quiet)}
.filter input,.filter button{font:inherit;font-size:14px;color:var(--text);background:var(--surface);border:1px solid var(--quiet);border-radius:4px;padding:3px 8px;min-width:0}
.filter input{width:12em;margin-left:4px}
.filter button{cursor:pointer}
.findings{list-style:none;padding:0;margin:8px 0}
.findings li{background:var(--surface);border:1px solid var(--line);border-left:4px solid var(--warning);border-radius:4px;padding:8px 14px;margin:8px 0;overflow-wrap:anywhere}
.findings li.error{border-left-color:var(--error)}
.error .severity{color:var(--error)}
.warning .severity{color:var(--warning)}
.findings code,.findings .where{display:inline-block;max-width:100%}
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
.latest li{border:1px solid var(--line);border-radius:4px;padding:1px 9px;font-size:13px;color:var(--quiet);white-space:nowrap}
.latest i{font-style:normal}
.latest [data-ring]::before{content:attr(data-ring);display:inline-block;min-width:1.4em;margin:0 5px 0 -3px;border:1px solid currentColor;border-radius:9px;font-size:11px;line-height:1.3;text-align:center}
.latest b{color:var(--text);font-weight:600}
.latest li b{margin-left:3px}
.latest li.newest{border-left:4px solid var(--newest)}
.latest li.behind{border-left:4px solid var(--behind);background:var(--behind-soft)}
.latest .none{border:1px dashed var(--error);background:var(--error-soft)}
.latest .none b{color:var(--error)}
.latest .open,.latest .absent{border-style:dashed}
.scroll{overflow:auto;max-height:calc(100vh - 80px)}
.sides.few{display:grid;grid-template-columns:minmax(300px,2fr) minmax(0,3fr);gap:0 32px;align-items:start}
.matrix{font-size:13px;width:100%;border-collapse:separate;border-spacing:0}
.fit{position:sticky;left:0;display:inline-block;max-width:calc(100vw - 72px)}
.matrix th{font-weight:400;text-align:left;white-space:nowrap;padding:2px 12px 2px 0}
.matrix thead th{position:sticky;top:0;z-index:2;vertical-align:bottom;color:var(--quiet);background:var(--surface);box-shadow:0 1px var(--line)}
.matrix thead th:has(span){padding:4px 0;text-align:center}
.matrix thead th span{writing-mode:vertical-rl;transform:rotate(180deg);display:inline-block;line-height:1.2;margin:0 auto}
.matrix tbody th,.matrix tfoot th,.matrix thead th:first-child{position:sticky;left:0;background:var(--surface);z-index:1}
.matrix thead th:first-child{z-index:3}
.matrix td{text-align:center;white-space:nowrap;padding:2px;min-width:2em;color:var(--quiet);border:1px solid var(--surface)}
.matrix td.state{text-align:left;white-space:normal;min-width:9em;max-width:24em;padding:2px 12px 2px 0;overflow-wrap:break-word}
${heatRules(".matrix td")}
${heatRules(".steps span")}
.matrix td.x{background:none;color:var(--quiet);box-shadow:inset 0 0 0 1px var(--line)}
.matrix td.l{font-weight:700;box-shadow:inset 0 0 0 2px var(--text),inset 0 0 0 3px var(--surface)}
.matrix tfoot th,.matrix tfoot td,.matrix .older th,.matrix .older td{color:var(--quiet)}
.matrix tfoot td,.matrix tfoot th{position:sticky;bottom:0;background:var(--surface);border:0;border-top:2px solid var(--line)}
.matrix tfoot th{z-index:2}
.matrix [role=img]{display:inline-block;cursor:help}
.edge-zones{color:var(--quiet);font-size:13px;margin:8px 0 0;padding-left:18px;overflow-wrap:anywhere}
.key{color:var(--quiet);font-size:13px;line-height:1.9}
.key p{display:inline}
.key .latest{display:inline-flex;flex-wrap:wrap;gap:4px;width:auto;list-style:none;margin:0 12px 0 6px;padding:0}
.steps{display:inline-flex;list-style:none;margin:0 12px 0 6px;padding:0;vertical-align:middle}
.steps span{display:block;padding:1px 9px}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,560px),1fr));gap:0 32px;align-items:start}
.chart{width:100%;font-size:13px}
.chart tbody th{min-width:11.5em}
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
${FIRST_SCREEN_STYLE}
@media screen and (min-width:900px){
.matrix.level thead th span{writing-mode:horizontal-tb;transform:none;padding:0 8px}
}
@media screen and (max-width:1180px){
html{scroll-padding-top:96px}
.scroll{max-height:calc(100vh - 110px)}
.sides.few{display:block}
}
@media screen and (max-width:600px){
html{scroll-padding-top:50px}
header,main,footer{padding-left:14px;padding-right:14px}
.bar{display:contents}
.bar nav{position:sticky;top:0;z-index:5;margin-top:10px;padding:8px 14px;overflow-x:auto;background:var(--ground);border-bottom:1px solid var(--line)}
.bar ul{gap:4px 13px}
.filter{padding:10px 14px 0}
.filter{align-items:flex-end}
.filter label{display:flex;flex-direction:column;flex:1 1 30%;min-width:0}
.filter input{width:100%;margin:0}
.definition{padding:12px 14px}
.chart :is(td,th):nth-child(2){display:none}
.chart td:not(:last-child){padding-right:8px}
.chart td:last-child{width:15%}
.latest th,.latest td{display:block;width:auto}
.latest td{border-top:0;padding-bottom:10px}
}
@media print{
@page{size:A4 landscape;margin:10mm}
:root{color-scheme:light;${LIGHT}}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{background:none;font-size:9pt}
header,main,footer{max-width:none;padding:0}
.bar,.skip,.choice,.pointed,.regions{display:none!important}
.cards{grid-template-columns:repeat(4,1fr)}
.card .number{font-size:16px}
.scroll{overflow:visible;max-height:none}
.map{break-inside:avoid}
.panels{max-width:900px}
.definition{border:0;padding:0;content-visibility:visible}
.matrix,.matrix caption,.matrix td,.matrix th,.list th{position:static!important}
.sides.few{display:block}
.list,.card,.legend{font-size:8pt}
code,caption,.source,.key,.latest th,.latest li,.chart,.notes{font-size:8pt}
.matrix{font-size:7pt}
.matrix.wide,.matrix.wide td.state{font-size:5.5pt}
.matrix.wide td.l{box-shadow:inset 0 0 0 1px var(--text)}
.matrix td{padding:1px 2px;min-width:0}
.matrix td.state{min-width:8em;max-width:14em}
.matrix th{padding-right:4px}
tr,.findings li,.card{break-inside:avoid}
h2,h3,caption,.total,.facts{break-after:avoid}
}
`;
