// Pages on which something is changed: every change is a call of the public API, with the reader's own cookie.

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

buttons();
forms();
looks();
drops();
trial();
figures();

/** Asks the API; fails with the problem's own words. */
async function call(method, path, body, type = 'application/json') {
  const answer = await fetch(path, { method, body, headers: body === undefined ? {} : { 'Content-Type': type } });
  const told = answer.status === 204 ? null : await answer.json().catch(() => null);
  if (!answer.ok) {
    const faults = (told?.errors ?? []).map(error => `${error.field ?? ''}: ${error.message}`).join('\n');
    throw new Error(faults || told?.detail || told?.title || `${answer.status}`);
  }
  return told;
}

function say(words, bad = false) {
  const place = $('#said');
  place.classList.toggle('bad', bad);
  place.textContent = words;
  setTimeout(() => place.textContent === words && (place.textContent = ''), bad ? 12000 : 4000);
}

/** Does something that a control is for, which can't be used meanwhile; says why it failed. */
async function during(control, work) {
  control.disabled = true;
  try {
    await work();
  } catch (failure) {
    say(failure.message, true);
  } finally {
    control.disabled = false;
  }
}

function element(name, text = '', className = '') {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function buttons() {
  document.addEventListener('click', event => {
    const button = event.target.closest('[data-call]');
    if (!button || (button.dataset.sure && !confirm(button.dataset.sure))) {
      return;
    }
    const [method, path] = button.dataset.call.split(' ');
    during(button, async () => {
      await call(method, path, button.dataset.body);
      if (button.dataset.go) {
        location.href = button.dataset.go;
      } else if (button.dataset.reload !== undefined) {
        location.reload();
      } else {
        say(button.dataset.done);
      }
    });
  });
}

/** What a form says, as JSON: `a.b` is a member of a member, `a[]` one of a list. */
function told(form) {
  const all = {};
  for (const [name, value] of new FormData(form)) {
    const field = form.elements.namedItem(name);
    const path = name.replace('[]', '').split('.');
    const last = path.pop();
    const place = path.reduce((object, step) => (object[step] ??= {}), all);
    if (name.endsWith('[]')) {
      (place[last] ??= []).push(value);
    } else if (value !== '') {
      place[last] = field.dataset?.number === undefined ? value : Number(value);
    }
  }
  return all;
}

function forms() {
  for (const form of $$('form[data-send]')) {
    form.addEventListener('submit', event => {
      event.preventDefault();
      const [method, path] = form.dataset.send.split(' ');
      during($('button', form), async () => {
        const made = await call(method, path, JSON.stringify(told(form)));
        const link = element('a', form.dataset.open, 'button');
        link.href = form.dataset.go + made.id;
        $('#secret').replaceChildren(element('p', form.dataset.secret), element('p', made.secret, 'secret'), link);
        form.hidden = true;
        link.focus();
      });
    });
  }
}

/** An address is looked at before it is saved. */
function looks() {
  const form = $('form[data-look]');
  if (!form) {
    return;
  }
  const place = $('#look');
  form.addEventListener('submit', event => {
    event.preventDefault();
    place.replaceChildren();
    during($('button', form), async () => {
      const seen = await call('POST', `${form.dataset.look}?url=${encodeURIComponent(form.elements.url.value)}`);
      place.replaceChildren(...shown(seen, place.dataset), saver(seen.url, form, place.dataset));
    });
  });
}

function shown(seen, words) {
  const title = element('h3', seen.feed?.title ?? seen.url);
  const about = element('p', `${seen.format} · ${words.count.replace('%', seen.inAll)}`, 'note');
  const stories = document.createElement('ul');
  for (const story of seen.stories.slice(0, 10)) {
    const line = element('li', story.headline ?? words.untitled);
    line.dir = 'auto';
    line.append(' ', element('span', (story.publishedAt ?? '').replace('T', ' ').slice(0, 16), 'note'));
    stories.append(line);
  }
  const odd = (seen.diagnostics ?? []).slice(0, 20);
  const oddities = document.createElement('ul');
  oddities.append(...odd.map(diagnostic => element('li', `${diagnostic.message} (${diagnostic.path ?? diagnostic.code})`, 'odd')));
  return [title, about, stories, element('h3', odd.length ? words.odd : words.fine), oddities];
}

function saver(url, form, words) {
  const button = element('button', words.save, 'main');
  button.type = 'button';
  button.addEventListener('click', () => during(button, async () => {
    const feed = await call('POST', form.dataset.save, JSON.stringify({ url }));
    location.href = `/feeds/${feed.id}`;
  }));
  return button;
}

function drops() {
  const place = $('[data-drop]');
  if (!place) {
    return;
  }
  const input = $('input', place);
  const outcome = $('#imported');
  const take = file => during(input, async () => {
    const told = await call('POST', place.dataset.drop, file, 'text/x-opml');
    const list = document.createElement('ul');
    for (const feed of told.outcomes) {
      list.append(element('li', `${feed.title ?? feed.url}: ${outcome.dataset[feed.outcome]}${feed.error ? ` (${feed.error.message})` : ''}`));
    }
    outcome.replaceChildren(element('h3', outcome.dataset.count.replace('%', told.outcomes.length)), list);
  });
  input.addEventListener('change', () => input.files[0] && take(input.files[0]));
  place.addEventListener('dragover', event => {
    event.preventDefault();
    place.classList.add('over');
  });
  place.addEventListener('dragleave', () => place.classList.remove('over'));
  place.addEventListener('drop', event => {
    event.preventDefault();
    place.classList.remove('over');
    if (event.dataTransfer.files[0]) {
      take(event.dataTransfer.files[0]);
    }
  });
}

/** What an alert would have told over the last days, anew when its search changes. */
function trial() {
  const place = $('[data-trial]');
  if (!place) {
    return;
  }
  const form = $('form[data-send]');
  const run = async () => {
    const { q, filters, collapse } = told(form);
    const words = $('.note', place);
    try {
      const tried = await call('POST', place.dataset.trial, JSON.stringify({ q, filters, collapse }));
      draw($('svg', place), tried.perDay);
      words.textContent = place.dataset.words.replace('%', `${tried.total.value}${tried.total.relation === 'gte' ? '+' : ''}`);
      $('ul', place).replaceChildren(...tried.stories.slice(0, 5).map(story => {
        const line = document.createElement('li');
        const link = element('a', story.headline ?? story.id);
        link.href = `/stories/${story.id}`;
        link.dir = 'auto';
        line.append(link);
        return line;
      }));
    } catch (failure) {
      words.textContent = failure.message;
    }
  };
  form.elements.q.addEventListener('change', run);
  form.elements.collapse.addEventListener('change', run);
  run();
}

function draw(drawing, days) {
  const most = Math.max(1, ...days.map(day => day.stories));
  const step = 1000 / days.length;
  drawing.replaceChildren(...days.map((day, index) => {
    const bar = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    const height = day.stories === 0 ? 0 : Math.max(2, (day.stories * 78) / most);
    for (const [name, value] of Object.entries({ class: 'tower', x: index * step, y: 80 - height, width: step - 3, height })) {
      bar.setAttribute(name, value);
    }
    const title = document.createElementNS('http://www.w3.org/2000/svg', 'title');
    title.textContent = `${day.day}: ${day.stories}`;
    bar.append(title);
    return bar;
  }));
}

/** Figures that are as of now for as long as somebody looks at them. */
function figures() {
  const place = $('[data-refresh]');
  if (!place) {
    return;
  }
  setInterval(async () => {
    if (document.hidden) {
      return;
    }
    const answer = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
    if (answer?.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      place.replaceChildren(...$(`#${place.id}`, page).childNodes);
    }
  }, Number(place.dataset.refresh) * 1000);
}
