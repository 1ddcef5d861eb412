/** The Nu HTML checker over every document that was served, in one go. */

import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import vnu from "vnu-jar";

export class Documents {
  #named = new Map();

  /** Keeps a document for the check. */
  keep(name, html) {
    this.#named.set(name, html);
  }

  /** Faults of each document, by its name. */
  async faults() {
    const folder = await mkdtemp(path.join(tmpdir(), "heard-html-"));
    const names = [...this.#named.keys()];
    const found = new Map(names.map((name) => [name, []]));
    if (names.length === 0) return found;
    const files = names.map((_, i) => path.join(folder, `${i}.html`));
    await Promise.all(files.map((file, i) => writeFile(file, this.#named.get(names[i]))));
    for (const message of await check(files)) {
      const name = names[Number(/(\d+)\.html$/.exec(message.url ?? "")?.[1])];
      const line = `line ${message.lastLine}: ${message.message} ${message.extract ?? ""}`.trim();
      if (message.type !== "info") (found.get(name) ?? found.get(names[0])).push(line);
    }
    await rm(folder, { recursive: true, force: true });
    return found;
  }
}

function check(files) {
  const args = ["-Xss1m", "-jar", String(vnu), "--errors-only", "--exit-zero-always", "--format", "json", ...files];
  return new Promise((resolve, reject) => {
    execFile("java", args, { maxBuffer: 64 * 1024 * 1024 }, (error, _, said) => {
      try {
        resolve(JSON.parse(said).messages);
      } catch {
        reject(error ?? new Error(`the HTML checker said: ${said}`));
      }
    });
  });
}
