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

// A grouping under way: the page looks again by itself.
const progress = document.querySelector("progress.app-progress");
if (progress) setTimeout(() => location.reload(), 3000);
