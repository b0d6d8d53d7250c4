// The evidence page: the address holds what is chosen, so it can be shared and the browser's back goes back.
const told = JSON.parse(document.getElementById("evidence").textContent);
const form = document.getElementById("choose"), list = document.getElementById("passages");
const count = document.getElementById("count"), more = document.getElementById("more"), save = document.getElementById("save");
const label = new Map(told.articles.map(article => [article.id, article]));
const STEP = 100, PRINTED = 2000;
let found = [], shown = 0;

function fill(name, values) {
  const select = form.elements[name];
  for (const [value, text] of values) select.append(new Option(text, value));
}
const speakers = new Set();
told.sentences.forEach(sentence => sentence.r.forEach(run => run[3] && speakers.add(run[3])));
// Where an outlet has several articles it can be chosen whole.
fill("article", Object.entries(told.outlets).map(([outlet, name]) => [outlet, `${name} (all articles)`]));
fill("article", told.articles.map(article => [article.id, article.label]));
fill("family", told.families.map(family => [family, family.replaceAll("_", " ")]));
fill("speaker", [...speakers].sort().map(speaker => [speaker, speaker]));
document.getElementById("withheld").hidden = told.texts;

function chosen() {
  const wanted = Object.fromEntries(new URLSearchParams(location.hash.slice(1)));
  for (const name of ["article", "voice", "family", "speaker", "word"]) wanted[name] = wanted[name] || "";
  wanted.pattern = patternOf(wanted.word);
  wanted.named = named(wanted);
  return wanted;
}
// Sentences that the address names: "sentence=3,5" of the chosen article, "places=a1:3,5;a2:1" of several.
function named(wanted) {
  const numbers = text => text.split(",").map(Number);
  if (wanted.sentence) return new Map([[wanted.article, new Set(numbers(wanted.sentence))]]);
  if (!wanted.places) return null;
  return new Map(wanted.places.split(";").map(part => {
    const at = part.lastIndexOf(":");
    return [part.slice(0, at), new Set(numbers(part.slice(at + 1)))];
  }));
}
// A word is looked for where words begin; between slashes it is a regular expression. A broken one finds nothing and says so.
function patternOf(word) {
  const between = /^\/(.+)\/$/.exec(word);
  try {
    return new RegExp(between ? between[1] : "(^|[^\\p{L}\\p{N}])" + fold(word).replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "iu");
  } catch (error) { return Object.assign(/(?!)/, { broken: error.message }); }
}
function fold(text) { return text.toLowerCase().replaceAll("’", "'"); }
function fits(sentence, wanted) {
  if (wanted.article && ![sentence.a, label.get(sentence.a).outlet].includes(wanted.article)) return false;
  if (wanted.named && !(wanted.named.get(sentence.a) || wanted.named.get("") || new Set()).has(sentence.s)) return false;
  const runs = sentence.r.filter(run => (!wanted.voice || run[2] === wanted.voice || (wanted.voice === "quoted" && run[2] && run[2] !== "own"))
    && (!wanted.speaker || run[3] === wanted.speaker) && (!wanted.family || run[4].some(mark => mark[0] === wanted.family)));
  if (!runs.length) return false;
  if (!wanted.word) return true;
  return wanted.pattern.test(fold(runs.map(run => run[0] || "").join("")));
}
function runsOf(sentence, wanted, plain) {
  const part = document.createDocumentFragment();
  for (const [text, words, voice, speaker, marks] of sentence.r) {
    const said = text === null ? `[${words} ${words === 1 ? "word" : "words"} withheld] ` : text;
    const quoted = voice && voice !== "own", mark = document.createElement(plain || !quoted ? "span" : "mark");
    mark.className = voice;
    if (!plain && quoted) mark.title = `${voice}: ${speaker || "speaker not resolved"}`;
    if (!plain && marks.length) {
      const hit = document.createElement("u");
      hit.className = marks.some(one => one[0] === wanted.family) ? "hit chosen" : "hit";
      hit.title = marks.map(one => one.slice(0, 3).filter(Boolean).join(", ")).join("; ");
      hit.textContent = said;
      mark.append(hit);
    } else mark.textContent = said;
    part.append(mark);
  }
  return part;
}
function passage(index, wanted) {
  const sentence = told.sentences[index], box = document.createElement("article"), text = document.createElement("p");
  box.className = "passage";
  const around = step => {
    const other = told.sentences[index + step];
    if (!wanted.context || !other || other.a !== sentence.a) return;
    const span = document.createElement("span");
    span.className = "around";
    span.append(" ", runsOf(other, wanted, true), " ");
    text.append(span);
  };
  around(-1); text.append(runsOf(sentence, wanted, false)); around(1);
  box.append(text, place(sentence, wanted));
  return box;
}
function place(sentence, wanted) {
  const details = document.createElement("details"), summary = document.createElement("summary"), facts = document.createElement("dl");
  const article = label.get(sentence.a);
  summary.textContent = `${article.label} · ${sentence.z} · sentence ${sentence.s}, paragraph ${sentence.p}`;
  const add = (name, value) => {
    const dt = document.createElement("dt"), dd = document.createElement("dd");
    dt.textContent = name; dd.append(value); facts.append(dt, dd);
  };
  add("raw file", sentence.b < 0 ? article.file : `${article.file}, from byte ${sentence.b}`);
  if (sentence.r.some(run => !run[2])) add("voice", "not measured: made for other languages than this article's");
  for (const said of voicesOf(sentence)) {
    const value = document.createElement("span"), row = document.createElement("code");
    row.textContent = said.start < 0 ? "" : `${sentence.a},${said.start},${said.stop},voice,own,`;
    value.append(`${said.voice}, ${said.words} ${said.words === 1 ? "word" : "words"}: ${said.speaker || "speaker not resolved"} `, row);
    add("voice", value);
  }
  for (const hit of hitsOf(sentence)) {
    const value = document.createElement("span"), row = document.createElement("code");
    row.textContent = hit.start < 0 ? "" : `${sentence.a},${hit.start},${hit.stop},marker,no ${hit.family},`;
    value.append(`${hit.text && `“${hit.text}”: `}${hit.entry}${hit.why ? ` (${hit.why})` : ""} `, row);
    add(hit.family.replaceAll("_", " "), value);
  }
  details.append(summary, facts);
  return details;
}
function voicesOf(sentence) {
  const found = [];
  for (const [text, words, voice, speaker, marks, start, stop] of sentence.r) {
    const last = found[found.length - 1];
    if (last && last.voice === voice && last.speaker === speaker) { last.words += words; last.stop = stop; }
    else found.push({ voice, speaker, words, start, stop });
  }
  return found.filter(said => said.voice && said.voice !== "own");
}
// A hit that a voice's border or another hit cuts into several runs is one hit; two beside each other differ in their first word.
function hitsOf(sentence) {
  const found = [], open = new Map();
  for (const [text, words, voice, speaker, marks, start, stop] of sentence.r) {
    for (const [family, entry, why, word] of marks) {
      const key = `${family}|${entry}|${word}`, last = open.get(key);
      if (last && start >= 0) { last.stop = stop; last.text += text; }
      else { const hit = { family, entry, why, start, stop, text: text || "" }; found.push(hit); open.set(key, hit); }
    }
  }
  return found;
}
function next() {
  const wanted = chosen(), upto = Math.min(shown + STEP, found.length);
  while (shown < upto) list.append(passage(found[shown++], wanted));
  more.hidden = shown >= found.length;
}
function render() {
  const wanted = chosen();
  for (const name of ["article", "voice", "family", "speaker", "word"]) {
    const field = form.elements[name];
    if (name === "voice" && wanted.voice === "quoted" && ![...field.options].some(one => one.value === "quoted")) field.append(new Option("quoted", "quoted"));
    if (field.value !== wanted[name]) field.value = wanted[name];
  }
  form.elements.context.checked = Boolean(wanted.context);
  found = []; shown = 0;
  told.sentences.forEach((sentence, index) => { if (fits(sentence, wanted)) found.push(index); });
  const broken = wanted.pattern.broken ? `; the pattern is not valid: ${wanted.pattern.broken}` : "";
  const strange = unknown(wanted);
  const why = strange.length ? `; the address names ${strange.join(" and ")}, which this corpus does not have` : "";
  const those = wanted.named ? ": those that the link names" : "";
  count.textContent = `${found.length} of ${told.sentences.length} sentences${those}${why}${broken}`;
  list.replaceChildren();
  next();
}
// What an address names and the corpus does not have: an article of another run, a speaker under another name.
function unknown(wanted) {
  const known = new Set(["", ...label.keys(), ...told.articles.map(article => article.outlet)]);
  const articles = [wanted.article, ...(wanted.named ? wanted.named.keys() : [])].filter(one => !known.has(one));
  const others = ["voice", "family", "speaker"].map(name => [form.elements[name].options, wanted[name]]);
  const strange = others.filter(([options, value]) => value && ![...options].some(one => one.value === value));
  return [...new Set([...articles, ...strange.map(one => one[1])])].map(one => JSON.stringify(one));
}
let waiting = 0, typed = false;
function choose() {
  clearTimeout(waiting);
  typed = false;
  location.hash = address();
}
// While a word is typed the list follows; all that typing is one step back.
function type() {
  if (!typed) { typed = true; location.hash = address(); return; }
  history.replaceState(null, "", `#${address()}`);
  render();
}
function address() {
  const wanted = new URLSearchParams();
  for (const name of ["article", "voice", "family", "speaker", "word"]) if (form.elements[name].value) wanted.set(name, form.elements[name].value);
  if (form.elements.context.checked) wanted.set("context", "yes");
  return wanted.toString();
}
// The chosen sentences as a table; a cell that a spreadsheet would take for a formula begins with an apostrophe.
function cell(value) {
  const text = String(value);
  return `"${(/^[=+@\t\r-]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
save.addEventListener("click", () => {
  const rows = found.map(index => told.sentences[index]).map(one => [label.get(one.a).label, one.a, one.z, one.s, one.r.map(run => run[0] || "").join("")]);
  const lines = [["outlet", "article", "zone", "sentence", "text"], ...rows].map(row => row.map(cell).join(","));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([lines.join("\r\n") + "\r\n"], { type: "text/csv" }));
  link.download = "passages.csv";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
});
// In print the choice stands in words, and what is found stands in full.
window.addEventListener("beforeprint", () => {
  const wanted = chosen(), words = [];
  for (const name of ["article", "voice", "family", "speaker"]) {
    const field = form.elements[name];
    if (field.value) words.push(`${field.parentElement.firstChild.textContent.trim()}: ${field.selectedOptions[0].textContent}`);
  }
  if (wanted.word) words.push(`Word: ${wanted.word}`);
  if (found.length > PRINTED) words.push(`the first ${PRINTED} sentences are printed`);
  document.getElementById("told").textContent = words.join("; ");
  while (shown < Math.min(found.length, PRINTED)) list.append(passage(found[shown++], wanted));
  more.hidden = shown >= found.length;
});
form.addEventListener("change", choose);
form.elements.word.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(type, 250); });
form.addEventListener("submit", event => { event.preventDefault(); choose(); });
form.addEventListener("reset", event => { event.preventDefault(); clearTimeout(waiting); typed = false; location.hash = ""; });
more.addEventListener("click", next);
window.addEventListener("hashchange", () => { if (location.hash.slice(1) !== address()) typed = false; render(); });
render();
