/** The checks themselves, on a page where each of them must find a fault. */

import { violations } from "../lib/axe.mjs";
import { Bare } from "../lib/bare.mjs";
import { misdeeds, visitor } from "../lib/chromium.mjs";
import { Documents } from "../lib/html.mjs";
import { Keys, unseenInForcedColours, unseenStops } from "../lib/keys.mjs";
import { shape, sideways } from "../lib/structure.mjs";
import { Dealer } from "./hostile/dealer.mjs";
import { look } from "./hostile/walk.mjs";

const bad = `<!DOCTYPE html><html><head><title>Bad</title></head><body>
<h1>One</h1><h1>Two</h1><p style="width: 600px">wide</p><div class="broad"></div>
<p class="pale">pale text</p><img src="https://third.example/pixel.png">
<form method="post" action="/receipts"><input type="text" id="nameless"><input type="text" id="shadowy"><select id="hidden-one" class="gone"></select></form>
<a href="javascript:alert(1)">run</a><a href="#nothing">nothing</a>
<table><tr><td>1</td></tr></table><div aria-describedby="nobody" tabindex="3">x</div>
<script>alert(1)</script><script type="module" src="/static/bad.js"></script></body></html>`;
const script = "alert('served by us'); console.error('loud'); throw new Error('broken');";
const css = ".broad { width: 500px; height: 5px } .pale { color: #ccc } .gone { display: none } *:focus { outline: none } #shadowy:focus { box-shadow: 0 0 0 4px #000 } .over { position: fixed; inset: 0; background: #fff }";
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'";

export async function run({ browser, site, report, only }) {
  if (only) return;
  const context = await visitor(browser, site);
  const page = await context.newPage();
  await page.route("**/bad", (route) => route.fulfill({ body: bad.replace("</head>", '<link rel="stylesheet" href="/static/bad.css"></head>'), contentType: "text/html", headers: { "content-security-policy": policy } }));
  await page.route("**/static/bad.js", (route) => route.fulfill({ body: script, contentType: "text/javascript" }));
  await page.route("**/static/bad.css", (route) => route.fulfill({ body: css, contentType: "text/css" }));
  await page.goto("/bad");
  const finds = (name, faults, ...wanted) => {
    const missed = wanted.filter((part) => !faults.some((fault) => fault.includes(part)));
    report.check(name, missed.map((part) => `“${part}” was not found in:\n${faults.join("\n")}`));
  };

  finds("what a page must not do", await misdeeds(page), "request elsewhere: https://third.example", "content security policy: script-src-elem", "content security policy: style-src-attr", "console: loud", "alert(served by us)", "script: broken");
  finds("accessibility", await violations(page), "color-contrast", "html-has-lang", "image-alt", "label");
  finds("shape", await page.evaluate(shape, { refused: true }), "names no language", "2 first headings", "not exactly one main", "skip link is not the first", "out of order", "a link to javascript:", "a link to nothing", "names nobody", "without a caption", "a style attribute", "go together");
  await page.setViewportSize({ width: 320, height: 640 });
  finds("width", await page.evaluate(sideways, { spaced: false }), "px in a window of 320 px", "div.broad");

  const keys = new Keys(page);
  await keys.to("#nameless");
  finds("visible focus", keys.faults, "no visible focus on input#nameless");

  await page.goto("/bad");
  finds("visible focus of every stop", await unseenStops(page), "no visible focus on input#nameless", "no visible focus on a");

  const shadows = await unseenStops(page);
  report.check("a focus shown by its shadow", shadows.filter((fault) => fault.includes("#shadowy")));
  finds("visible focus in forced colours", await unseenInForcedColours(page), "no visible focus on input#shadowy");
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", '<div class="over"></div>'));
  finds("focus behind something", await unseenStops(page), "the focus is covered by <div class=\"over\">");

  const bare = new Bare(await visitor(browser, site, { script: false }));
  await bare.context.route("**/static/bad.css", (route) => route.fulfill({ body: css, contentType: "text/css" }));
  const served = bad.replace("</head>", '<link rel="stylesheet" href="/static/bad.css"></head>');
  finds("without JavaScript", await bare.faults(`${site.base}/bad`, 200, served), "not to be seen: <select", "a form without a button", "a form without its token", "a textbox without a name", "script in the page");
  await bare.context.close();

  // Stored text that was let through, on a site that forgot its policy as well.
  const dealer = new Dealer();
  const words = dealer.many("field", 600);
  const careless = `<!DOCTYPE html><html lang="en"><head><title>Bad</title></head><body><p>${words}<script>window.pwned=1</script><img src="/x" onerror="alert(1)"><a href="javascript:alert(2)">a</a><form action="https://evil.example/"></form></p></body></html>`;
  await page.route("**/careless", (route) => route.fulfill({ body: careless, contentType: "text/html" }));
  await page.goto("/careless");
  const seen = await look(page);
  finds("stored text that runs", seen.faults, "not ours: <script", "not ours: <img", "a handler", "an unsafe address", "a form to https://evil.example", "stored text ran", "alert(1)");
  finds("stored text that is not shown", dealer.unseen(seen.texts), "field: <script>alert(1)");

  const documents = new Documents();
  documents.keep("good", "<!DOCTYPE html><html lang=en><title>Good</title><p>Good</html>");
  documents.keep("bad", bad);
  const html = await documents.faults();
  finds("HTML", html.get("bad"), "alt");
  report.check("HTML of a good page", html.get("good"));
  await context.close();
}
