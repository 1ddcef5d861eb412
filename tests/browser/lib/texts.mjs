/** The texts of the interface, so that a test presses a button by its name in any language. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "./site.mjs";

/** The plain texts of a language, by key. */
export function texts(tag) {
  const file = readFileSync(path.join(root, "src/web/locale", tag, "public.ftl"), "utf8");
  const lines = file.split("\n").map((line) => /^([a-z][\w-]*) = (.+)$/.exec(line)).filter(Boolean);
  return Object.fromEntries(lines.map(([, key, text]) => [key, text]));
}
