/* The little that HTML cannot do alone. Every page also works without it. */
"use strict";

document.addEventListener("click", event => {
  const opener = event.target.closest("[data-open]");
  if (opener) document.getElementById(opener.dataset.open).showModal();
  const printer = event.target.closest("[data-print]");
  if (printer) printAll(printer);
});
/* Lists that go on paper and that nobody has opened yet are fetched first: paper holds all of them, or nothing is printed. */
async function printAll(printer) {
  const printed = part => printer.dataset.print || !part.closest(".print-asked");
  const later = [...document.querySelectorAll("details[data-later]")].filter(part => printed(part) && !part.querySelector(".walk"));
  try {
    await Promise.all(later.map(async part => {
      const answer = await fetch(part.dataset.later, {headers: {"HX-Request": "true"}});
      if (!answer.ok) throw new Error(answer.status);
      part.querySelector(".walks").innerHTML = await answer.text();
    }));
    if (printer.dataset.print) document.documentElement.dataset.printing = printer.dataset.print;
    print();
  } catch {
    alert(printer.dataset.failed);
  }
}

/* Choosing an association chooses what is below it; taking one part out leaves the others chosen. */
document.addEventListener("change", event => {
  const box = event.target;
  if (!box.matches(".tree input[type=checkbox]")) return;
  const own = box.closest(".branch");
  if (own && own.querySelector(":scope > .leaf input") === box) {
    own.querySelectorAll("details input").forEach(child => { child.checked = box.checked; });
  }
  for (let up = box.closest("details")?.closest(".branch"); up; up = up.parentElement.closest(".branch")) {
    const head = up.querySelector(":scope > .leaf input");
    if (!box.checked) head.checked = false;
  }
  box.form?.dispatchEvent(new Event("input", { bubbles: true }));
});

/* Finds bodies as people type them: without accents, words in any order. */
const fold = text => text.toLowerCase().replaceAll("đ", "d").normalize("NFD").replace(/\p{Mn}/gu, "");
document.querySelectorAll("[data-filter]").forEach(field => {
  field.hidden = false;
  const rows = [...document.querySelectorAll("#" + field.dataset.filter + " li")];
  field.querySelector("input").addEventListener("input", event => {
    event.stopPropagation();
    const words = fold(event.target.value).split(/\s+/).filter(Boolean);
    const fits = row => words.every(word => fold(row.querySelector("label").textContent).includes(word));
    rows.forEach(row => { row.hidden = words.length > 0 && !fits(row); });
    rows.filter(row => !row.hidden).forEach(row => {
      for (let up = row.parentElement.closest("li"); up; up = up.parentElement.closest("li")) {
        up.hidden = false;
        if (words.length > 0) up.querySelector("details").open = true;
      }
    });
  });
});

/* A second press while the first is on its way would ask for the same thing again. */
document.addEventListener("submit", event => {
  const form = event.target;
  if (event.submitter?.formMethod === "dialog" || form.method === "dialog") return;
  if ("again" in form.dataset) return; /* a download leaves the page standing */
  if (form.dataset.sent) event.preventDefault();
  form.dataset.sent = "1";
});
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => { delete form.dataset.sent; }));

addEventListener("afterprint", () => { delete document.documentElement.dataset.printing; });
/* What is folded on the screen is still on paper. */
addEventListener("beforeprint", () => document.querySelectorAll("details.visit").forEach(list => { list.open = true; }));
/* Drags one time of a reminder to another day; the form on its own page does the same by keyboard. */
document.addEventListener("dragstart", event => {
  const chip = event.target.closest?.(".chip[data-origin]");
  if (!chip) return;
  event.dataTransfer.setData("text/x-loaxa", JSON.stringify([chip.dataset.reminder, chip.dataset.origin]));
  event.dataTransfer.effectAllowed = "move";
});
const dayUnder = event => event.target.closest?.(".month td[data-day]");
document.addEventListener("dragover", event => {
  if (!dayUnder(event) || !event.dataTransfer.types.includes("text/x-loaxa")) return;
  event.preventDefault();
  document.querySelectorAll(".month td.over").forEach(day => day.classList.remove("over"));
  dayUnder(event).classList.add("over");
});
document.addEventListener("drop", event => {
  const day = dayUnder(event), form = document.getElementById("doi-lan");
  if (!day || !form || !event.dataTransfer.types.includes("text/x-loaxa")) return;
  event.preventDefault();
  const [reminder, origin] = JSON.parse(event.dataTransfer.getData("text/x-loaxa"));
  form.action = "/nhac-lich/" + reminder + "/doi";
  form.elements.lan.value = origin;
  form.elements.ngay.value = day.dataset.day;
  form.elements.ve.value = day.dataset.day.slice(0, 7);
  form.submit();
});

/* A paper that is dropped or chosen is read at once; without this it is read when the form is sent. */
const readPaper = async (drop, file) => {
  const form = drop.closest("form"), frame = document.getElementById("tep-khung");
  const said = document.createElement("p");
  said.setAttribute("role", "status");
  drop.append(said);
  requestAnimationFrame(() => { said.textContent = "Đang đọc tệp…"; });
  const fields = new FormData(form);
  fields.set("tep", file, file.name);
  try {
    const answer = await fetch(drop.dataset.upload, { method: "POST", body: fields, headers: { "HX-Request": "true" } });
    if (answer.headers.get("HX-Redirect")) { location.href = answer.headers.get("HX-Redirect"); return; }
    if (!answer.ok) throw new Error(answer.status);
    frame.innerHTML = await answer.text();
    frame.querySelector(".error, .note")?.scrollIntoView({ block: "nearest" });
    form.dispatchEvent(new Event("input", { bubbles: true }));
  } catch {
    said.textContent = "Chưa đọc được tệp: mất mạng hoặc máy chủ bận. Mời chọn lại tệp.";
    drop.querySelector("input[type=file]").value = "";
  }
};
document.addEventListener("change", event => {
  const drop = event.target.closest?.("[data-upload]");
  if (drop && event.target.files?.length) readPaper(drop, event.target.files[0]);
});
document.addEventListener("dragover", event => {
  const drop = event.target.closest?.("[data-upload]");
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault(); /* a file beside the frame must not replace the page */
  document.querySelectorAll("[data-upload].over").forEach(one => one.classList.toggle("over", one === drop));
  drop?.classList.add("over");
});
document.addEventListener("drop", event => {
  if (!event.dataTransfer?.types.includes("Files")) return;
  event.preventDefault();
  const drop = event.target.closest?.("[data-upload]");
  document.querySelectorAll("[data-upload].over").forEach(one => one.classList.remove("over"));
  if (drop && event.dataTransfer.files.length) readPaper(drop, event.dataTransfer.files[0]);
});
/* "Dùng": what was read goes into its field, where it can still be changed. */
const fillField = button => {
  const field = document.getElementById(button.dataset.fill);
  if (!field) return;
  field.value = button.dataset.value;
  button.firstChild.textContent = "Đã dùng";
  field.dispatchEvent(new Event("input", { bubbles: true }));
};
document.addEventListener("click", event => {
  const one = event.target.closest("[data-fill]"), all = event.target.closest("[data-fill-all]");
  if (!one && !all) return;
  event.preventDefault();
  (one ? [one] : document.querySelectorAll("[data-fill]")).forEach(fillField);
});
/* How many wait behind each place of the navigation; a link keeps the focus while its number changes. */
function count(fresh) {
  document.querySelectorAll(".nav a .count").forEach(old => old.remove());
  fresh.forEach(one => document.querySelector(`.nav a[href="${one.dataset.place}"]`)?.append(one.cloneNode(true)));
}
/* The home page follows what happens. A part in which somebody stands with the keyboard is left alone until they go on. */
document.querySelectorAll("[data-live]").forEach(place => {
  const line = new EventSource(place.dataset.live);
  line.addEventListener("out", () => location.reload());
  line.addEventListener("home", event => {
    const fresh = document.createElement("template");
    fresh.innerHTML = event.data;
    count(fresh.content.querySelectorAll("#p-dem > .count"));
    const held = place.contains(document.activeElement);
    const parts = root => [...root.querySelectorAll("[id^='p-'], #h-gap, #h-luc")];
    const ids = root => parts(root).map(part => part.id).join();
    if (!held && ids(place) !== ids(fresh.content)) {
      place.replaceChildren(fresh.content);
      return;
    }
    parts(fresh.content).forEach(part => {
      const old = document.getElementById(part.id);
      if (old && !old.contains(document.activeElement) && old.outerHTML !== part.outerHTML) old.replaceWith(part);
    });
  });
});
