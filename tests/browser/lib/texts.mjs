/** The texts of the interface, so that a test presses a button by its name in any language. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./site.mjs";

/** The plain texts of a language, by key; those of English in easy read where they differ. */
export function texts(tag) {
  return tag === "easy" ? { ...of("en/public.ftl"), ...of("en/easy.ftl") } : of(`${tag}/public.ftl`);
}

function of(name) {
  const file = readFileSync(path.join(root, "src/web/locale", name), "utf8");
  const lines = file.split("\n").map((line) => /^([a-z][\w-]*) = (.+)$/.exec(line)).filter(Boolean);
  return Object.fromEntries(lines.map(([, key, text]) => [key, text]));
}
