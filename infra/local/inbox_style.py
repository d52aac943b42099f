"""How the inbox looks: one sheet, no picture, no font from elsewhere; light and dark."""

STYLE = """
:root{color-scheme:light dark;--ink:#1c2b2e;--quiet:#4d5f63;--paper:#fff;--ground:#f1f4f4;--line:#cfd8d9;--accent:#0d5c63;
--accent-ink:#fff;--good:#14532d;--good-bg:#dcf3e3;--bad:#8f1414;--bad-bg:#fbe0de;--wait:#5b4300;--wait-bg:#f7ecc9;
--sent:#12486b;--sent-bg:#dcecf7;--bubble:#dff1ef}
@media (prefers-color-scheme:dark){:root{--ink:#e6eded;--quiet:#a9b8ba;--paper:#1b2426;--ground:#121819;--line:#374447;
--accent:#7fd1d6;--accent-ink:#08282b;--good:#a6e9bd;--good-bg:#173824;--bad:#ffb8b0;--bad-bg:#4a1a17;--wait:#f2d98b;
--wait-bg:#3d3210;--sent:#a9d5f5;--sent-bg:#14334a;--bubble:#163b3a}}
*{box-sizing:border-box}
body{margin:0;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--ground)}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.wrap{max-width:76rem;margin:0 auto;padding:0 1rem}
.skip{position:absolute;left:-100rem}.skip:focus{position:static;display:block;padding:.5rem 1rem}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
body>header{background:var(--paper);border-bottom:1px solid var(--line)}
.head{display:flex;flex-wrap:wrap;gap:.5rem 2rem;justify-content:space-between;align-items:center;padding-block:1rem}
h1{font-size:1.5rem;line-height:1.2;margin:0}
h2{font-size:1.15rem;line-height:1.3;margin:0}h3{font-size:1rem;margin:0}
nav{display:flex;gap:1rem}
.quiet{color:var(--quiet);font-size:.9rem;margin:0}
.page{display:grid;gap:1.5rem;padding-block:1.5rem;grid-template-columns:minmax(0,1fr)}
@media (min-width:60rem){.page{grid-template-columns:19rem minmax(0,1fr);align-items:start}aside{position:sticky;top:1rem}}
aside{display:grid;gap:1rem}
.panel{background:var(--paper);border:1px solid var(--line);border-radius:.6rem;padding:1rem;display:grid;gap:.6rem}
.panel h2{font-size:.95rem}
.now{margin:0;font-size:1.15rem;font-weight:600;font-variant-numeric:tabular-nums}
.row{display:flex;flex-wrap:wrap;gap:.4rem}
button,input{font:inherit;border-radius:.4rem;border:1px solid var(--accent);padding:.35rem .7rem;min-height:2.4rem}
input{border-color:var(--quiet);background:var(--paper);color:inherit;width:100%}
button{background:var(--paper);color:var(--accent);cursor:pointer;font-size:.9rem}
button:hover{text-decoration:underline}
button.primary{background:var(--accent);color:var(--accent-ink);width:100%;font-weight:600}
button small{display:block;font-weight:400}
.filter{display:grid;gap:.4rem}.filter label{font-size:.9rem}
.providers{list-style:none;margin:0;padding:0;display:grid;gap:.5rem}
.providers li{display:grid;grid-template-columns:1fr auto auto;align-items:center;gap:.5rem}
.sum{display:grid;grid-template-columns:1fr auto;gap:.1rem 1rem;margin:0;font-size:.95rem}
.sum dd{margin:0;text-align:end;font-variant-numeric:tabular-nums}
main{display:grid;gap:1.5rem;min-width:0}
.empty{background:var(--paper);border:1px dashed var(--quiet);border-radius:.6rem;padding:2rem;margin:0}
.thread{display:grid;gap:.75rem;min-width:0}
.thread-head{display:flex;flex-wrap:wrap;gap:.3rem 1rem;align-items:center;padding-top:.25rem}
.facts{display:flex;flex-wrap:wrap;gap:.4rem .6rem;align-items:center;margin:0}
article{background:var(--paper);border:1px solid var(--line);border-inline-start:.3rem solid var(--accent);
border-radius:.6rem;padding:1rem;display:grid;gap:.6rem;min-width:0}
article.sms{border-inline-start-color:var(--quiet)}
article>header{display:flex;flex-wrap:wrap;gap:.2rem .6rem;align-items:center}
article>header p{flex-basis:100%}
.channel{display:inline-block;min-width:3.6rem;color:var(--quiet);font-weight:400}
.who{overflow-wrap:anywhere}
.chip{display:inline-block;white-space:nowrap;border-radius:1rem;padding:.05rem .6rem;font-size:.85rem;font-weight:600;
justify-self:start}
.chip.good{color:var(--good);background:var(--good-bg)}.chip.bad{color:var(--bad);background:var(--bad-bg)}
.chip.waiting{color:var(--wait);background:var(--wait-bg)}.chip.sent{color:var(--sent);background:var(--sent-bg)}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;margin:0}
.bubble{background:var(--bubble);border-radius:1rem 1rem 1rem .2rem;padding:.7rem 1rem;max-width:34rem;
justify-self:start}
.subject{font-weight:600;margin:0;overflow-wrap:anywhere}
iframe{width:100%;height:34rem;margin-top:.4rem;border:1px solid var(--line);border-radius:.4rem;background:#fff}
details pre{background:var(--ground);padding:.75rem;border-radius:.4rem;margin-top:.4rem}
summary{cursor:pointer;font-size:.9rem;color:var(--accent)}
details .row{margin-top:.5rem}
ol,ul{margin:.4rem 0 0;padding-inline-start:1.2rem;font-size:.9rem}
.kept{background:var(--paper);border:1px dashed var(--line);border-radius:.6rem;padding:.6rem 1rem}
article:target{outline:3px solid var(--accent)}
"""
