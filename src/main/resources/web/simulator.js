// The page renews its parts when the simulator says so. What a person is typing, where they are and how far they have
// scrolled stays as it is.

const parse = html => new DOMParser().parseFromString(html, 'text/html').body.firstElementChild;

async function part(path) {
  const answer = await fetch('/simulator/page/' + path);
  return answer.ok ? parse(await answer.text()) : null;
}

function toast(words) {
  const box = document.querySelector('.toasts');
  const note = document.createElement('p');
  note.className = 'toast';
  note.textContent = words;
  box.append(note);
  setTimeout(() => note.remove(), 6000);
}

async function post(path, body) {
  const answer = await fetch(path, { method: 'POST', body, headers: { Accept: 'application/json' } });
  if (!answer.ok) {
    const why = await answer.json().catch(() => ({ message: 'Giả lập không trả lời' }));
    toast(why.message + (why.detail ? ' (' + why.detail + ')' : ''));
  }
  return answer.ok;
}

const toEnd = body => { body.scrollTop = body.scrollHeight; };
const atEnd = body => body.scrollHeight - body.scrollTop - body.clientHeight < 60;

/* A button that is swapped between the press and the release would lose the click. */
let pressed = false;
for (const down of ['pointerdown', 'mousedown']) document.addEventListener(down, () => { pressed = true; }, true);
for (const up of ['mouseup', 'pointercancel', 'dragend', 'blur']) addEventListener(up, () => setTimeout(() => { pressed = false; }), true);
const released = async () => {
  for (let waits = 0; pressed && waits < 50; waits++) await new Promise(done => setTimeout(done, 20));
};

/** Swaps the messages only; the box below, and a menu that is open, are left alone. */
function renewScreen(now, fresh) {
  const body = now.querySelector('.phone-body');
  const next = fresh.querySelector('.phone-body');
  if (body.innerHTML !== next.innerHTML) {
    const stay = atEnd(body);
    const known = new Set([...body.querySelectorAll('[data-message]')].map(e => e.dataset.message));
    const focus = document.activeElement;
    const was = body.contains(focus) && focus !== body;
    body.replaceChildren(...next.childNodes);
    for (const bubble of body.querySelectorAll('[data-message]')) {
      if (!known.has(bubble.dataset.message)) bubble.classList.add('fresh');
    }
    if (was) body.focus({ preventScroll: true });
    if (stay) toEnd(body);
  }
  now.dataset.unseen = fresh.dataset.unseen;
  for (const place of ['h2', '.caption', '.actions', '.members']) {
    const old = now.querySelector(place);
    const changed = fresh.querySelector(place);
    if (old && changed && old.innerHTML !== changed.innerHTML) old.innerHTML = changed.innerHTML;
  }
  const speakers = now.querySelector('select');
  if (speakers && speakers !== document.activeElement) speakers.innerHTML = fresh.querySelector('select').innerHTML;
}

async function renewOne(kind, id) {
  const now = document.getElementById(kind + '-' + id);
  if (!now) return;
  const fresh = await part(kind + '/' + encodeURIComponent(id));
  await released();
  if (fresh) renewScreen(now, fresh);
}

async function renewDeck() {
  const fresh = await part('deck');
  if (!fresh) return;
  await released();
  const deck = document.getElementById('dt');
  const wanted = [...fresh.children];
  const ids = new Set(wanted.map(e => e.id));
  [...deck.children].filter(e => !ids.has(e.id)).forEach(e => e.remove());
  wanted.forEach((next, at) => {
    const now = document.getElementById(next.id);
    if (now && next.id !== 'deck-empty') renewScreen(now, next);
    const stands = now ?? next;
    if (deck.children[at] !== stands) deck.insertBefore(stands, deck.children[at] ?? null);
    if (!now) next.querySelectorAll('.phone-body').forEach(toEnd);
  });
}

async function renewKnobs() {
  const fresh = await part('knobs');
  if (!fresh) return;
  const focus = document.activeElement?.id;
  const when = document.getElementById('jump-at').value;
  const rare = document.getElementById('rare').open;
  document.getElementById('knobs').replaceWith(fresh);
  document.getElementById('jump-at').value = when;
  document.getElementById('rare').open = rare;
  if (focus && fresh.contains(document.getElementById(focus))) document.getElementById(focus).focus();
}

async function renewScenario() {
  const fresh = await part('scenario');
  if (!fresh) return;
  const focus = document.activeElement?.id;
  document.getElementById('scenario').replaceChildren(...fresh.childNodes);
  if (focus === 'f-scenario-stop') document.getElementById(focus)?.focus({ preventScroll: true });
}

let skew = 0;
async function renewClock() {
  const fresh = await part('clock');
  if (!fresh) return;
  document.getElementById('clock').replaceWith(fresh);
  readClock();
}
function readClock() { skew = Number(document.getElementById('clock').dataset.millis) - Date.now(); }

async function renewLog() {
  const now = document.getElementById('log');
  const fresh = await part('log');
  if (!fresh) return;
  const open = [...now.querySelectorAll('details[open]')].map(e => e.id);
  const focus = document.activeElement?.closest?.('.peek')?.id;
  now.replaceWith(fresh);
  open.forEach(id => document.getElementById(id)?.setAttribute('open', ''));
  if (focus) document.getElementById(focus)?.querySelector('summary')?.focus({ preventScroll: true });
  document.getElementById('log-summary').textContent = fresh.dataset.summary;
}

// Changes gather while the parts before them are still on their way.
const waiting = new Set();
let busy = false;
async function renew(topics) {
  topics.forEach(topic => waiting.add(topic));
  if (busy) return;
  busy = true;
  try {
    while (waiting.size) {
      const now = [...waiting];
      waiting.clear();
      for (const topic of now) {
        const [kind, id] = [topic.split(':')[0], topic.slice(topic.indexOf(':') + 1)];
        if (kind === 'phone' || kind === 'group') await renewOne(kind, id);
        else if (kind === 'deck') await renewDeck();
        else if (kind === 'knobs') await Promise.all([renewKnobs(), renewClock()]);
        else if (kind === 'scenario') await renewScenario();
        else if (kind === 'log') await renewLog();
      }
    }
  } catch {
    // The simulator is gone for a moment; when it is back, the stream opens again and everything is renewed.
  } finally {
    busy = false;
  }
}

const live = new EventSource('/simulator/live');
live.addEventListener('open', () => renew(['deck', 'knobs', 'scenario', 'log']));
live.addEventListener('change', event => renew(event.data.split(' ')));

document.addEventListener('submit', async event => {
  const form = event.target;
  event.preventDefault();
  const fields = new URLSearchParams(new FormData(form, event.submitter));
  const box = form.querySelector('input[name="text"]');
  const text = box?.value;
  if (box) box.value = '';
  const done = await post(form.action, fields);
  if (box && !done) box.value = text;
  if (done && form.dataset.said) toast(form.dataset.said);
  if (done && form.matches('.phone-say')) toEnd(form.closest('.phone').querySelector('.phone-body'));
  form.closest('.menu')?.removeAttribute('open');
  if (done && form.matches('.chooser-add')) { form.reset(); choose(); }
});

document.addEventListener('change', async event => {
  const it = event.target;
  const { turn, toggle, attach, show, scene, task } = it.dataset;
  if (task) saveTasks();
  if (scene && it.files.length) {
    if (await post(scene, await it.files[0].text())) location.reload();
  }
  if (turn) await post(turn, new URLSearchParams({ on: 'off' in it.dataset ? !it.checked : it.checked }));
  if (toggle) await post(toggle + (it.checked ? 'show' : 'hide'), new URLSearchParams());
  if (show) await post(show, new URLSearchParams({ user: it.value }));
  if (attach && it.files.length) {
    const body = new FormData();
    body.append('file', it.files[0]);
    it.value = '';
    await post(attach, body);
  }
});

// Whoever touches a phone has read it.
for (const kind of ['focusin', 'click']) {
  document.addEventListener(kind, event => {
    const phone = event.target.closest?.('.phone');
    const screen = phone?.closest('.screen');
    if (screen?.dataset.unseen === 'true') {
      screen.dataset.unseen = 'false';
      post(screen.dataset.path + '/do/seen', new URLSearchParams());
    }
  });
}

document.addEventListener('click', async event => {
  const copy = event.target.closest('[data-copy]');
  if (!copy) return;
  try {
    await navigator.clipboard.writeText(copy.dataset.copy);
    toast('Đã chép');
  } catch {
    window.prompt('Chép lệnh này', copy.dataset.copy);
  }
});

// What has been practised stays ticked in this browser.
const tasks = [...document.querySelectorAll('[data-task]')];
const told = document.getElementById('lesson-done');
const before = told.textContent;
function countTasks() {
  const done = tasks.filter(t => t.checked).length;
  told.textContent = done ? `${told.dataset.done} ${done}/${tasks.length}` : before;
}
function saveTasks() {
  localStorage.setItem('loaxa-tasks', tasks.filter(t => t.checked).map(t => t.dataset.task).join(' '));
  countTasks();
}
const ticked = (localStorage.getItem('loaxa-tasks') ?? '').split(' ');
tasks.forEach(t => { t.checked = ticked.includes(t.dataset.task); });
countTasks();

const dialog = document.getElementById('chooser-dialog');
const find = document.getElementById('chooser-find');
async function choose() {
  const answer = await fetch('/simulator/page/chooser?q=' + encodeURIComponent(find.value));
  if (answer.ok) document.getElementById('chooser-list').innerHTML = await answer.text();
}
find.addEventListener('input', choose);
document.addEventListener('click', event => {
  if (event.target.closest('[data-open]')) { choose(); dialog.showModal(); }
  if (event.target.closest('[data-close]')) dialog.close();
  document.querySelectorAll('.menu[open]').forEach(menu => {
    if (!menu.contains(event.target)) menu.removeAttribute('open');
  });
});
document.addEventListener('keydown', event => {
  if (event.key === 'Escape') document.querySelectorAll('.menu[open]').forEach(menu => menu.removeAttribute('open'));
});

readClock();
setInterval(() => {
  const clock = document.querySelector('#clock b');
  clock.textContent = new Date(Date.now() + skew).toLocaleTimeString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh' });
}, 1000);
document.querySelectorAll('.phone-body').forEach(toEnd);
