/** Hands the hostile strings out to fields, and knows afterwards which were seen where. */

import assert from "node:assert/strict";
import { corpus } from "../hostile_corpus.mjs";

/** Text as it reads: blanks made one, and marks gone that steer direction and cannot be seen. */
export function readable(text) {
  return text
    .normalize("NFC")
    .replaceAll(/[\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g, "")
    .replaceAll(/\s+/g, " ");
}

export class Dealer {
  #waiting = [];
  #dealt = new Set();
  #placed = [];
  #count = 0;

  /**
   * One string for a field of so many characters, with a number that no other has. Without braces for
   * the texts of a survey, where they stand for an earlier answer and are refused.
   */
  one(field, { shown = true, room = 110, braces = true } = {}) {
    if (this.#waiting.length === 0) this.#waiting = [...corpus];
    const fits = this.#waiting.findIndex((text) => text.length + 6 <= room && (braces || !text.includes("{{")));
    const [chosen] = fits < 0 ? [corpus[0]] : this.#waiting.splice(fits, 1);
    this.#count += 1;
    this.#dealt.add(chosen);
    const text = `${chosen} ~${this.#count}~`;
    if (shown) this.#placed.push({ field, text });
    return text;
  }

  /** What is to be read somewhere, where a string is not shown as it was typed. */
  expect(field, text) {
    this.#placed.push({ field, text });
  }

  /** As many strings as fit into a long field, one a line. */
  many(field, room, { shown = true, braces = true } = {}) {
    const lines = [];
    while (room > 120 && lines.length < corpus.length / 3) {
      const text = this.one(field, { shown, braces });
      lines.push(text);
      room -= text.length + 1;
    }
    return lines.join("\n");
  }

  /** Strings that no field was given. */
  undealt() {
    return corpus.filter((text) => !this.#dealt.has(text));
  }

  /** Placed strings that none of the pages shows as they are. */
  unseen(texts) {
    const all = texts.map(readable).join("\n");
    return this.#placed.filter(({ text }) => !all.includes(readable(text))).map(({ field, text }) => `${field}: ${text}`);
  }

  /** In the mail to hostile names, the HTML part holds no element of theirs. */
  async mail(site) {
    const mails = await site.mail("hostile@people.example");
    const html = mails.map((mail) => mail.slice(mail.indexOf("<!DOCTYPE html>"), mail.indexOf("</html>")));
    for (const part of html) {
      assert.ok(part.length > 100, "the mail has an HTML part");
      const elements = [...part.matchAll(/<([a-z!]+)[^>]*>/gi)].map(([, name]) => name.toLowerCase());
      const ours = new Set(["!doctype", "html", "head", "meta", "title", "body", "p", "strong", "br", "ul", "li", "a", "blockquote"]);
      assert.deepEqual(elements.filter((name) => !ours.has(name)), []);
      assert.ok(!/<[^>]+\son\w+=/i.test(part), "no handler in the mail");
    }
  }
}
