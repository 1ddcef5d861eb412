/** Building a survey with the keyboard alone, and bringing it to the public. */

import { Keys } from "./keys.mjs";

export class Builder extends Keys {
  /** Makes a survey with nothing in it; gives the address of its outline. */
  async begin({ title, programme, slug }) {
    await this.page.goto("/staff/surveys");
    await this.button("Make a survey");
    await this.type("#title", title);
    await this.radio("programme", programme);
    if (slug) await this.type("#slug", slug);
    await this.button("Make the survey");
    return this.page.url().replace(/#.*/, "");
  }

  /** Says what the start page says: texts by their fields, and boxes that are ticked. */
  async about(texts, { languages = [], equality = [] } = {}) {
    await this.follow("/about#title");
    for (const [name, text] of Object.entries(texts)) await this.type(`#${name}`, text);
    for (const tag of languages) await this.box("languages", tag);
    for (const id of equality) await this.box("equality", id);
    await this.button("Save");
  }

  /** Adds a section with its questions; the outline shows again. */
  async section({ title, summary, questions }) {
    await this.button("Add a section");
    await this.type("#title", title);
    if (summary) await this.type("#summary", summary);
    await this.button("Save and add its first question");
    for (const [at, one] of questions.entries()) await this.#question(one, at + 1 === questions.length);
  }

  async #question({ text, hint, way, preset, options, max, limit, ticks = [] }, last) {
    await this.type("#text", text);
    if (hint) await this.type("#hint", hint);
    await this.radio("way", way);
    if (preset) await this.select("preset", preset);
    if (options) await this.type("#options", options);
    if (max) await this.type("#max", String(max));
    if (limit) await this.type("#limit", String(limit));
    if (ticks.length > 0) await this.unfold("details:has(input[name=ticks]) > summary");
    for (const tick of ticks) await this.box("ticks", tick);
    await this.button(last ? "Save and go to the outline" : "Save and add another");
  }

  /** Says who is asked a section or a question, from the outline. */
  async condition(code, { question, how, options }) {
    await this.follow(`/when/${code}`);
    await this.select("w-0.question", question);
    await this.deed("stay");
    if (how) await this.select("w-0.how", how);
    for (const option of options) await this.box("w-0.options", option);
    await this.button("Save");
  }

  /** Says what an option stands for that is none of the usual ones, from the outline and back. */
  async means(question, option, standing) {
    await this.follow(`/questions/${question}`);
    await this.follow(`/questions/${question}/options`);
    await this.select(`means.${option}`, standing);
    await this.button("Save and go to the question");
    await this.back();
  }

  /** Gives a section a picture, from the outline and back. */
  async picture(section, { file, alt, caption }) {
    await this.follow(`/sections/${section}`);
    await this.follow("/picture");
    await this.file("#file", file);
    await this.type("#alt", alt);
    await this.type("#caption", caption);
    await this.button("Save");
    await this.back();
  }

  /** Presses a small button of a page. */
  deed(value) {
    return this.press(`button[name="deed"][value="${value}"]`);
  }

  back() {
    return this.press(".govuk-back-link");
  }

  /** Passes a gate with the reason. */
  async pass(gate, reason) {
    const row = `[id="gate-${gate}"]`;
    await this.unfold(`${row} summary`);
    await this.type(`${row} textarea`, reason);
    await this.press(`${row} button`);
  }
}
