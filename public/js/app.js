// Ours, behind the kit in one module. Everything works without it.
document.body.classList.add("js-enabled");
if ("noModule" in HTMLScriptElement.prototype) document.body.classList.add("govuk-frontend-supported");
if (kit.initAll) kit.initAll();

// The kit says of a radio that it is expanded, which ARIA 1.2 does not let a radio say.
const plainRadios = () => {
  for (const radio of document.querySelectorAll("input[type=radio][aria-expanded]")) radio.removeAttribute("aria-expanded");
};
plainRadios();
document.addEventListener("click", plainRadios);
window.addEventListener("pageshow", plainRadios);

// A keyed code is echoed in words beside its field.
for (const field of document.querySelectorAll("input[data-codes]")) {
  const labels = new Map(field.dataset.codes.split("|").map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), pair.slice(at + 1)];
  }));
  const width = [...labels.keys()][0]?.length ?? 1;
  const echo = document.querySelector(`output[for="${CSS.escape(field.id)}"]`);
  const show = () => {
    const parts = field.value.split(/[\s,]+/).filter(Boolean).flatMap((part) =>
      part.length > width && /^\d+$/.test(part) ? part.match(new RegExp(`.{1,${width}}`, "g")) : [part.padStart(width === 2 && /^\d$/.test(part) ? 2 : 0, "0")]);
    echo.textContent = parts.map((part) => labels.get(part) ?? (part === "?" ? "?" : "✗")).join(", ");
  };
  field.addEventListener("input", show);
  if (field.value) show();
}

// Numbers of themes are echoed by their names beside the field, which is at hand for the next comment.
// A plus accepts what is proposed: one key, and on to the next.
for (const field of document.querySelectorAll("input[data-themes]")) {
  const names = new Map(field.dataset.themes.split("|").map((pair) => {
    const at = pair.indexOf("=");
    return [pair.slice(0, at), pair.slice(at + 1)];
  }));
  const echo = document.querySelector(`output[for="${CSS.escape(field.id)}"]`);
  const show = () => {
    const { accepts, refuses } = field.dataset;
    const words = field.value.replaceAll("+", " + ").split(/[\s;]+/).filter(Boolean).map((word) => {
      if (accepts && word === "+") return accepts;
      if (refuses && /^[-\u2212]$/.test(word)) return refuses;
      const [, out, number] = /^([-\u2212]?)(\d+)(?::[\d,]*)?$/.exec(word) ?? [];
      return names.has(number) ? `${out ? "− " : ""}${names.get(number)}` : "✗";
    });
    echo.textContent = words.join(", ");
  };
  let sent = false;
  field.addEventListener("input", (event) => {
    show();
    if (event.data !== "+" || !field.dataset.accepts || sent) return;
    sent = true;
    field.form.requestSubmit();
  });
  if (field.value) show();
  if (location.hash === `#${field.id}`) field.focus();
}

// Words picked in a comment stand in the field they are marked with.
const large = document.querySelector(".app-large-words");
const marking = document.querySelector("#words");
if (large && marking) document.addEventListener("selectionchange", () => {
  const picked = getSelection();
  if (picked.isCollapsed || !large.contains(picked.anchorNode) || !large.contains(picked.focusNode)) return;
  const copy = picked.getRangeAt(0).cloneContents();
  for (const number of copy.querySelectorAll(".app-sentence")) number.remove();
  marking.value = copy.textContent.trim();
});

// While keying, Enter goes to the next field; the last one saves.
const keying = document.querySelector("form.app-keying");
if (keying) {
  const fields = [...keying.querySelectorAll("input:not([type=hidden]), textarea")];
  keying.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.tagName === "BUTTON") return;
    if (event.target.tagName === "TEXTAREA") {
      if (event.ctrlKey) keying.requestSubmit();
      return;
    }
    const next = fields[fields.indexOf(event.target) + 1];
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select?.();
  });
  (keying.querySelector(".govuk-input--error") ?? fields.find((field) => field.id !== "serial" && !field.value) ?? fields[0])?.focus();
}

// What is put in order can be moved by two buttons; the numbers beside it are what is sent.
const orderable = (list) => {
  const places = Number(list.dataset.places);
  const options = [...list.children].map((item) => ({ item, box: item.querySelector("input"), name: item.querySelector("label").textContent }));
  const said = document.createElement("div");
  said.className = "govuk-visually-hidden";
  said.setAttribute("role", "status");
  list.after(said);
  const placed = () => options.filter(({ box }) => /^[1-9]\d?$/.test(box.value.trim())).sort((a, b) => a.box.value - b.box.value);
  const show = (order) => {
    for (const option of options) option.box.value = "";
    order.slice(0, places).forEach((option, at) => { option.box.value = at + 1; });
    list.append(...order.map(({ item }) => item), ...options.filter((option) => !order.includes(option)).map(({ item }) => item));
  };
  const move = (option, up, button) => {
    const order = placed();
    const at = order.indexOf(option);
    if (up && at < 0) order.splice(Math.min(order.length, places - 1), 0, option);
    else if (up && at > 0) order.splice(at - 1, 2, option, order[at - 1]);
    else if (!up && at >= 0 && at === order.length - 1) order.pop();
    else if (!up && at >= 0) order.splice(at, 2, order[at + 1], option);
    order.length = Math.min(order.length, places);
    show(order);
    button.focus();
    list.dispatchEvent(new Event("change", { bubbles: true }));
    const text = option.box.value ? list.dataset.placed : list.dataset.unplaced;
    said.textContent = text.replace("%s", option.name).replace("%p", option.box.value);
  };
  for (const option of options) {
    const moves = document.createElement("div");
    moves.className = "app-ranking__move";
    for (const up of [true, false]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "govuk-button govuk-button--secondary";
      button.textContent = up ? "↑" : "↓";
      button.setAttribute("aria-label", (up ? list.dataset.up : list.dataset.down).replace("%s", option.name));
      button.addEventListener("click", () => move(option, up, button));
      moves.append(button);
    }
    option.item.append(moves);
  }
};
for (const list of document.querySelectorAll(".app-ranking")) orderable(list);

// A grouping under way says how far it is, without touching what somebody types meanwhile. When it is
// over the page is shown anew, or, where something was typed, a link to it.
const progress = document.querySelector("progress.app-progress");
// Whoever is on the way to another page is not called back.
let leaving = false;
addEventListener("beforeunload", () => { leaving = true; });
const look = async () => {
  const answer = await fetch(location.href).catch(() => null);
  const shown = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
  const now = shown && shown.querySelector("progress.app-progress");
  if (now) {
    progress.value = now.value;
    document.getElementById("grouping-label").textContent = shown.getElementById("grouping-label").textContent;
  }
  if (now || !shown) return setTimeout(look, 2000);
  const typed = [...document.querySelectorAll("main input[type=text], main textarea")].some((field) => field.value !== field.defaultValue);
  if (!typed) return leaving || location.reload();
  progress.remove();
  document.getElementById("grouping-label").setAttribute("role", "status");
  document.getElementById("grouping-label").textContent = progress.dataset.over;
};
if (progress) setTimeout(look, 2000);

// A text that is there to be copied is copied by a button.
for (const text of navigator.clipboard ? document.querySelectorAll("textarea[data-copy]") : []) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "govuk-button govuk-button--secondary app-copy";
  button.textContent = text.dataset.copy;
  const name = document.createElement("span");
  name.className = "govuk-visually-hidden";
  name.textContent = `: ${document.querySelector(`label[for="${text.id}"]`)?.textContent ?? ""}`;
  button.append(name);
  const said = document.createElement("span");
  said.className = "govuk-body app-copied";
  said.setAttribute("role", "status");
  text.after(button, said);
  button.addEventListener("click", async () => {
    text.select();
    await navigator.clipboard.writeText(text.value);
    said.textContent = text.dataset.copied;
  });
}

// What can be pasted can be taken from a file as well; the file itself goes nowhere.
for (const text of document.querySelectorAll("textarea[data-file]")) {
  const group = document.createElement("div");
  group.className = "govuk-form-group";
  const label = document.createElement("label");
  label.className = "govuk-label";
  label.htmlFor = `${text.id}-file`;
  label.textContent = text.dataset.file;
  const file = document.createElement("input");
  file.type = "file";
  file.id = label.htmlFor;
  file.accept = ".csv,.tsv,.txt,text/*";
  file.className = "govuk-file-upload";
  group.append(label, file);
  text.closest(".govuk-form-group").after(group);
  file.addEventListener("change", async () => {
    if (file.files[0]) text.value = await file.files[0].text();
    text.focus();
  });
}

// A file that is too large is said at once, before minutes are spent on sending it.
const bounded = (file) => {
  const said = document.createElement("p");
  said.className = "govuk-error-message";
  said.setAttribute("role", "alert");
  file.before(said);
  file.addEventListener("change", () => {
    const large = file.files[0]?.size > Number(file.dataset.most);
    said.textContent = large ? file.dataset.large : "";
    if (large) file.value = "";
  });
};
for (const file of document.querySelectorAll("input[type=file][data-most]")) bounded(file);

// Questions that depend on an answer of their own page come and go with it. Which are asked the server
// says, which keeps nothing until the page is sent. One that goes keeps what was typed, and is not sent.
const asks = document.querySelector("[data-asks]");
if (asks) {
  const form = asks.closest("form");
  const deciding = asks.dataset.asks.split(" ");
  const said = document.getElementById("..changes");
  // A form of its own: its radios are no group with those that show.
  const away = document.createElement("div");
  document.createElement("form").append(away);
  const shown = document.createElement("input");
  shown.type = "hidden";
  shown.name = ".shown";
  form.append(shown);
  const boxes = (within) => [...within.querySelectorAll("[data-question]")];
  const codes = (some) => some.map((box) => box.dataset.question).join(" ");
  const find = (within, code) => boxes(within).find((box) => box.dataset.question === code);
  const going = new Set();
  // What somebody is in stays until they leave it.
  const settle = () => {
    for (const box of going) {
      if (box.contains(document.activeElement)) continue;
      going.delete(box);
      away.append(box);
    }
    shown.value = codes(boxes(asks));
  };
  const enliven = (box) => {
    if (kit.initAll) kit.initAll({ scope: box });
    plainRadios();
    for (const list of box.querySelectorAll(".app-ranking")) orderable(list);
    for (const file of box.querySelectorAll("input[type=file][data-most]")) bounded(file);
  };
  const put = (page) => {
    const asked = boxes(page);
    let last;
    for (const fresh of asked) {
      const code = fresh.dataset.question;
      let box = find(asks, code);
      if (!box) {
        box = find(away, code) ?? fresh;
        if (last) last.after(box); else asks.prepend(box);
        if (box === fresh) enliven(box);
      }
      going.delete(box);
      last = box;
    }
    for (const box of boxes(asks)) if (!asked.some(({ dataset }) => dataset.question === box.dataset.question)) going.add(box);
    settle();
  };
  let sent, latest;
  const look = async () => {
    const known = [...boxes(asks), ...boxes(away)].map((box) => box.dataset.question);
    const matters = ([name]) => {
      const code = name.split(".")[0];
      return name !== ".shown" && (!known.includes(code) || deciding.includes(code));
    };
    const fields = [...new FormData(form), ...new FormData(away.parentNode)].filter(matters);
    // Of a file its name is enough.
    const body = new URLSearchParams(fields.map(([name, value]) => [name, value.name ?? value]));
    if (body.toString() === sent) return;
    sent = body.toString();
    latest?.abort();
    const mine = latest = new AbortController();
    body.set(".look", "1");
    body.set(".shown", codes(boxes(asks).filter((box) => !going.has(box))));
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body, redirect: "error", signal: mine.signal }).catch(() => null);
    const text = answer?.ok ? await answer.text().catch(() => "") : "";
    if (mine.signal.aborted) return;
    const page = new DOMParser().parseFromString(text, "text/html");
    const now = page.querySelector("[data-asks]");
    // Without an answer the page comes back with what it leads to, as it does without a script.
    if (!now) return void (sent = undefined);
    const changes = page.getElementById("..changes").textContent;
    put(now);
    said.textContent = changes;
  };
  let soon;
  const lookIn = (wait) => (event) => {
    if (!deciding.includes(event.target.closest("[data-question]")?.dataset.question)) return;
    clearTimeout(soon);
    soon = setTimeout(look, wait);
  };
  asks.addEventListener("input", lookIn(500));
  asks.addEventListener("change", lookIn(0));
  asks.addEventListener("focusout", () => setTimeout(settle));
  // A browser that comes back to a page may fill it in again; a page that was refused may have changed.
  addEventListener("pageshow", () => {
    const filled = [...asks.querySelectorAll("input, textarea")].some((field) => field.checked !== field.defaultChecked || (field.type !== "file" && field.value !== field.defaultValue));
    if (filled || document.querySelector(".govuk-error-summary")) look();
  });
  settle();
}

// Building: only the boxes that belong to what is chosen are shown.
for (const [name, of] of [["way", "ways"], ["model", "model"]]) {
  const radios = [...document.querySelectorAll(`input[type=radio][name=${name}]`)];
  const boxes = [...document.querySelectorAll(`[data-${of}]`)];
  if (radios.length === 0 || boxes.length === 0) continue;
  const show = () => {
    const chosen = radios.find((radio) => radio.checked)?.value;
    for (const box of boxes) {
      box.hidden = !box.dataset[of].split(" ").includes(chosen) && !box.querySelector(".govuk-error-message");
      // A file in a box nobody sees is not meant to be sent.
      for (const file of box.querySelectorAll("input[type=file]")) file.disabled = box.hidden;
    }
  };
  for (const radio of radios) radio.addEventListener("change", show);
  window.addEventListener("pageshow", show);
  show();
}
