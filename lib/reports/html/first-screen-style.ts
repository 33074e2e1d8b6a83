/** The style of the cards, the map and the table of all items. */
export const FIRST_SCREEN_STYLE = `
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(250px,1fr));gap:12px;margin:16px 0 0}
.card{background:var(--surface);border:1px solid var(--line);border-top:3px solid var(--line);border-radius:6px;padding:10px 16px 12px;font-size:13px;min-width:0;overflow-wrap:break-word}
.card.error{border-top-color:var(--error)}
.card.warning{border-top-color:var(--warning)}
.card h2{font-size:13px;font-weight:600;color:var(--quiet);margin:0}
.card .number{font-size:24px;font-weight:600;line-height:1.3;margin:0}
.card .number a{color:inherit;text-decoration-thickness:1px;text-underline-offset:4px}
.card.error .number{color:var(--error)}
.card.warning .number{color:var(--warning)}
.card .label{color:var(--quiet);line-height:1.35;margin:0}
.card ul{list-style:none;margin:8px 0 0;padding:8px 0 0;border-top:1px solid var(--line)}
.card li{line-height:1.4;padding:1px 0}
.card .amount{display:inline-block;min-width:5.5em;text-align:right;padding-right:8px}
.card .more{margin:2px 0 0}
.card li a,.unit{display:inline-block;max-width:100%}
.map{background:var(--surface);border:1px solid var(--line);border-radius:6px;padding:12px 16px;margin:12px 0 0}
.map .head{display:flex;flex-wrap:wrap;gap:4px 24px;align-items:center}
.map h2{margin:0}
.choice{display:flex;flex-wrap:wrap;gap:4px 16px;align-items:center;font-size:14px}
.choice label{color:var(--quiet)}
.choice select{font:inherit;color:var(--text);background:var(--surface);border:1px solid var(--quiet);border-radius:4px;padding:3px 6px;max-width:min(24em,70vw);margin-left:6px}
.panels{display:grid;gap:12px;align-items:start;margin-top:6px}
.panels.two{grid-template-columns:minmax(0,800fr) minmax(0,380fr)}
.panels svg{display:block;width:100%;height:auto}
.europe{border:1px solid var(--line);border-radius:4px}
.land{fill:var(--land)}
.inset rect{fill:none;stroke:var(--quiet);stroke-dasharray:3 2}
.inset circle{fill:var(--quiet)}
.inset text{fill:currentColor;color:var(--quiet);font-size:11px}
.dot .mark{stroke:var(--surface);stroke-width:1.5}
.newest .mark,rect.newest,circle.newest{fill:var(--newest)}
.behind .mark,rect.behind{fill:var(--behind)}
.none .mark{fill:var(--error-soft);stroke:var(--error);stroke-dasharray:2.5 2}
rect.none{fill:var(--error)}
.open .mark{fill:var(--surface);stroke:var(--quiet);stroke-dasharray:2.5 2}
rect.open{fill:var(--quiet)}
.absent .mark{fill:var(--surface);stroke:var(--quiet);stroke-width:1}
.slice{display:none;fill:none;stroke:var(--behind)}
.sliced .slice{display:inline}
.dot .halo{fill:none;stroke:none}
.next .halo{stroke:var(--text);stroke-width:1.2;stroke-dasharray:2 2}
.dot .name{font-size:11px;fill:currentColor;color:var(--text);paint-order:stroke;stroke:var(--surface);stroke-width:3px;stroke-linejoin:round}
.dot .ring{font-size:9px;font-weight:700;fill:var(--on-dot)}
.dot.none .ring,.dot.open .ring,.dot.absent .ring{fill:var(--text)}
.dot.absent .name{color:var(--quiet)}
.dot .lead{stroke:var(--quiet);stroke-width:.8;fill:none}
.dot[role=button]{cursor:pointer}
.dot[role=button]:hover .mark,.dot:focus-visible .mark,.dot[aria-pressed=true] .mark{stroke:var(--text);stroke-width:2.5}
.dot.off{opacity:.3}
.pointed{min-height:1.5em;margin:6px 0 2px;font-size:14px}
.legend li{display:flex;gap:5px;align-items:flex-start;line-height:20px}
.legend svg{flex:none}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:2px 20px;margin:0;padding:0;font-size:13px;color:var(--quiet)}
.legend b{color:var(--text);font-weight:600}
.swatch{width:18px;height:18px;vertical-align:-4px}
.sizes{width:44px;height:20px;vertical-align:-5px;fill:none;stroke:var(--quiet)}
.rings,.unplaced{font-size:13px;color:var(--quiet)}
.regions .list{font-size:13px}
.regions summary{font-size:14px;margin-top:4px}
.beside{display:grid;grid-template-columns:minmax(0,800fr) minmax(0,430fr);gap:0 28px;align-items:start}
.listed{background:var(--surface);border:1px solid var(--line);border-radius:6px;padding:0 16px 8px}
.list{font-size:14px;width:100%}
.list th,.list td{text-align:left;font-weight:400;vertical-align:top;padding:4px 16px 4px 0;border-top:1px solid var(--line)}
.list thead th{position:sticky;top:0;z-index:2;background:var(--surface);color:var(--quiet);font-size:13px;border-top:0;box-shadow:0 1px var(--line);vertical-align:bottom;white-space:nowrap}
.list tbody th{position:sticky;left:0;z-index:1;background:var(--surface);white-space:nowrap}
.list thead th:first-child{left:0;z-index:3}
.list .number{text-align:right;white-space:nowrap}
.items td:nth-child(3){white-space:nowrap}
.items td:nth-child(4){min-width:15em}
.reach{width:72px;height:8px;border-radius:2px;margin-right:6px;vertical-align:1px}
@media screen and (max-width:900px){
.beside{display:block}
.panels.two{grid-template-columns:minmax(0,1fr)}
}
@media screen and (max-width:600px){
.cards{grid-template-columns:1fr}
.map{padding:12px 14px}
.world .dot .name,.world .lead{display:none}
.world .mark,.world .halo{transform:scale(1.8)}
.world .slice{transform:rotate(-90deg) scale(1.8)}
.regions :is(td,th):nth-child(2){display:none}
.world .ring,.inset text{display:none}
.list th,.list td{padding-right:12px}
}
`;
