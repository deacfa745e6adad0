// Filters the findings, and moves between them with j and k. Everything else on the page works without it.
const form = document.getElementById("filter");
const words = form.elements.words;
const entries = [...document.querySelectorAll("ol.findings > li")];
const cards = new Map([...document.querySelectorAll(".card")].map((card) => [`#${card.id}`, card]));
const cardOf = (entry) => cards.get(entry.querySelector("a").getAttribute("href"));

function filter() {
  const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
  const severities = new Set([...form.querySelectorAll("input:checked")].map((box) => box.value));
  let shown = 0;
  for (const entry of entries) {
    const card = cardOf(entry);
    const text = `${entry.textContent} ${card.textContent}`.toLowerCase();
    const keep = severities.has(entry.dataset.severity) && wanted.every((word) => text.includes(word));
    entry.hidden = card.hidden = !keep;
    shown += keep;
  }
  document.getElementById("count").textContent = `${shown} of ${entries.length} findings`;
}

function move(step) {
  const shown = entries.filter((entry) => !entry.hidden).map(cardOf);
  if (!shown.length) return;
  const here = shown.indexOf(document.activeElement);
  const next = here < 0 ? (step > 0 ? 0 : shown.length - 1) : (here + step + shown.length) % shown.length;
  shown[next].focus();
  shown[next].scrollIntoView({ block: "center" });
}

form.hidden = false;
form.addEventListener("input", filter);
form.addEventListener("submit", (event) => event.preventDefault());
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target === words) {
    if (event.key === "Escape") words.blur();
  } else if (event.key === "j") move(1);
  else if (event.key === "k") move(-1);
  else if (event.key === "/") {
    event.preventDefault();
    words.focus();
  }
});
filter();
