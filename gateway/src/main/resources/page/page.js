// What every page gains by script: keys, suggestions, live counts, periods by dragging, pages that follow one another. Nothing here is
// needed for searching and reading.

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

keyboard();
suggestions();
fault();
timeline();
following();
live();
copying();

function keyboard() {
  const dialog = $('#keys');
  const opener = $('#keys-open');
  opener.hidden = false;
  opener.addEventListener('click', () => dialog.showModal());
  document.addEventListener('keydown', event => {
    const typing = event.target.closest('input, textarea, select, [contenteditable]');
    if (typing || event.ctrlKey || event.metaKey || event.altKey || dialog.open) {
      return;
    }
    const act = { '/': () => $('#q').select(), j: () => move(1), k: () => move(-1), o: open, '?': () => dialog.showModal() }[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });
}

function move(step) {
  const stories = $$('.story');
  if (stories.length === 0) {
    return;
  }
  const now = stories.findIndex(story => story.classList.contains('here'));
  const next = Math.min(stories.length - 1, Math.max(0, now < 0 ? 0 : now + step));
  stories[now]?.classList.remove('here');
  stories[next].classList.add('here');
  $('h3 a', stories[next]).focus({ preventScroll: true });
  stories[next].scrollIntoView({ block: 'nearest' });
  if (next === stories.length - 1) {
    $('#next')?.dispatchEvent(new Event('follow'));
  }
}

function open() {
  $('.story.here h3 a')?.click();
}

// A combobox (WAI-ARIA 1.2): the list completes the last word, or leads to a story.
function suggestions() {
  const box = $('#q');
  const list = document.createElement('ul');
  list.id = 'offers';
  list.className = 'offers';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', box.labels[0].textContent);
  list.hidden = true;
  box.after(list);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': 'offers' })) {
    box.setAttribute(name, value);
  }
  let asked = 0;
  let timer;
  const close = () => {
    list.hidden = true;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };
  const choose = item => {
    close();
    if (item.dataset.story) {
      location.href = `/stories/${item.dataset.story}`;
    } else {
      box.value = box.value.slice(0, box.value.length - lastWord(box.value).length) + item.dataset.words + ' ';
      box.form.requestSubmit();
    }
  };
  box.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const prefix = lastWord(box.value);
      const mine = ++asked;
      if (prefix.length < 2 || prefix.length > 60) {
        close();
        return;
      }
      const answer = await fetch(`/v1/suggest?size=5&prefix=${encodeURIComponent(prefix)}`).catch(() => null);
      if (mine !== asked || !answer?.ok) {
        return;
      }
      offer(list, await answer.json(), box);
      if (list.children.length > 0 && document.activeElement === box) {
        list.hidden = false;
        box.setAttribute('aria-expanded', 'true');
      } else {
        close();
      }
    }, 150);
  });
  box.addEventListener('keydown', event => {
    if (list.hidden) {
      return;
    }
    const items = [...list.children];
    const now = items.findIndex(item => item.ariaSelected === 'true');
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = (now + (event.key === 'ArrowDown' ? 1 : now < 0 ? 0 : -1) + items.length) % items.length;
      items[now]?.setAttribute('aria-selected', 'false');
      items[next].setAttribute('aria-selected', 'true');
      items[next].scrollIntoView({ block: 'nearest' });
      box.setAttribute('aria-activedescendant', items[next].id);
    } else if (event.key === 'Enter' && now >= 0) {
      event.preventDefault();
      choose(items[now]);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
  });
  list.addEventListener('mousedown', event => {
    event.preventDefault();
    const item = event.target.closest('li');
    if (item) {
      choose(item);
    }
  });
  box.addEventListener('blur', close);
}

function lastWord(text) {
  return text.match(/[^\s()"]*$/)[0];
}

function offer(list, found, box) {
  const quoted = name => (/^[\p{L}\p{N}]+$/u.test(name) ? name : `"${name.replaceAll('"', '')}"`);
  const items = [
    ...(found.sources ?? []).map(source => ({ text: source.name, words: `source:${quoted(source.name)}`, sort: box.dataset.suggestSources })),
    ...(found.tags ?? []).map(tag => ({ text: tag.name, words: `tag:${quoted(tag.name)}`, sort: box.dataset.suggestTags })),
    ...(found.headlines ?? []).map(story => ({ text: story.headline, story: story.id, sort: box.dataset.suggestStories })),
  ];
  list.replaceChildren(...items.map((item, index) => {
    const line = document.createElement('li');
    line.id = `offer-${index}`;
    line.setAttribute('role', 'option');
    line.setAttribute('aria-selected', 'false');
    line.dataset.words = item.words ?? '';
    line.dataset.story = item.story ?? '';
    const text = document.createElement('bdi');
    text.textContent = item.text;
    const sort = document.createElement('span');
    sort.className = 'sort';
    sort.textContent = item.sort;
    line.append(text, sort);
    return line;
  }));
}

function fault() {
  const position = $('.fault[data-position]')?.dataset.position;
  if (position !== undefined) {
    const box = $('#q');
    box.focus();
    box.setSelectionRange(Number(position), box.value.length);
  }
}

// From one bar to another is a period; a click on one is a link already.
function timeline() {
  const drawing = $('.timeline svg');
  if (!drawing) {
    return;
  }
  const bars = $$('.hit', drawing);
  const mark = $('.drag', drawing);
  const at = event => {
    const place = drawing.getBoundingClientRect();
    const share = (event.clientX - place.left) / place.width;
    return Math.min(bars.length - 1, Math.max(0, Math.floor(share * bars.length)));
  };
  let first = null;
  let last = null;
  const show = () => {
    const [left, right] = [bars[Math.min(first, last)], bars[Math.max(first, last)]];
    const x = Number(left.getAttribute('x'));
    mark.setAttribute('x', x);
    mark.setAttribute('width', Number(right.getAttribute('x')) + Number(right.getAttribute('width')) - x);
  };
  drawing.addEventListener('pointerdown', event => {
    if (event.button === 0) {
      first = last = at(event);
    }
  });
  drawing.addEventListener('pointermove', event => {
    if (first !== null && at(event) !== last) {
      last = at(event);
      drawing.setPointerCapture(event.pointerId);
      show();
    }
  });
  drawing.addEventListener('pointerup', () => {
    if (first !== null && last !== first) {
      const address = new URL(drawing.dataset.search, location.href);
      address.searchParams.set('from', bars[Math.min(first, last)].dataset.from);
      address.searchParams.set('to', bars[Math.max(first, last)].dataset.to);
      location.href = address;
    }
    first = null;
  });
  drawing.addEventListener('pointercancel', () => {
    first = null;
    mark.setAttribute('width', 0);
  });
  drawing.addEventListener('dragstart', event => event.preventDefault());
}

// The page after comes when the reader is near; the address follows what is read, so that it can be passed on.
function following() {
  let next = $('#next');
  if (!next) {
    return;
  }
  const pages = $('#pages');
  const first = location.href;
  const begins = [];
  // Whatever is above the window's middle has been come to, however fast somebody scrolled.
  const reading = new IntersectionObserver(entries => {
    for (const entry of entries) {
      begins.find(begin => begin.place === entry.target).reached = entry.isIntersecting;
    }
    history.replaceState(null, '', begins.findLast(begin => begin.reached)?.address ?? first);
  }, { rootMargin: '1000000px 0px -50% 0px' });
  const near = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && follow(), { rootMargin: '600px' });
  let busy = false;
  async function follow() {
    if (busy) {
      return;
    }
    busy = true;
    const answer = await fetch(next.href, { headers: { Accept: 'text/html' } }).catch(() => null);
    if (!answer?.ok) {
      near.disconnect();
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const stories = [...$('#pages', page).children];
    const lastDay = $$('.day time', pages).at(-1);
    if (stories[0]?.matches('.unseen') || (lastDay && stories[0]?.textContent === lastDay.textContent)) {
      stories.shift();
    }
    pages.append(...stories);
    begins.push({ place: stories[0], address: next.href, reached: false });
    reading.observe(stories[0]);
    const after = $('#next', page);
    if (after) {
      next.href = after.href;
      // Seen anew, it may be near still.
      near.unobserve(next);
      near.observe(next);
    } else {
      near.disconnect();
      next.parentElement.remove();
    }
    busy = false;
  }
  near.observe(next);
  next.addEventListener('follow', follow);
}

// Counts what comes in for this search, and leaves in place what is being read.
function live() {
  const results = $('#results');
  const link = $('#fresh');
  if (!results || !link || new URLSearchParams(location.search).has('to')) {
    return;
  }
  const shown = new Set($$('.story h3 a').map(story => story.pathname));
  const fresh = new Set();
  let stream;
  let lastEvent = '';
  const listen = () => {
    const address = new URL(results.dataset.stream, location.href);
    if (lastEvent) {
      address.searchParams.set('lastEventId', lastEvent);
    }
    stream = new EventSource(address);
    stream.addEventListener('open', () => results.toggleAttribute('data-listening', true));
    stream.addEventListener('story', event => {
      lastEvent = event.lastEventId;
      const story = JSON.parse(event.data);
      if (!shown.has(`/stories/${story.id}`)) {
        fresh.add(story.id);
        link.textContent = link.dataset.words.replace('%', fresh.size);
        link.hidden = false;
        document.title = `(${fresh.size}) ${document.title.replace(/^\(\d+\) /, '')}`;
      }
    });
  };
  // Browsers keep few connections to one server: a page that nobody looks at needs none.
  document.addEventListener('visibilitychange', () => {
    stream?.close();
    if (!document.hidden) {
      listen();
    }
  });
  listen();
}

function copying() {
  for (const button of $$('[data-copy], [data-copy-text]')) {
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copyText ?? await text(button.dataset.copy, button.dataset.accept));
        say(button.dataset.done);
      } catch {
        say(button.dataset.failed, true);
      }
    });
  }
}

async function text(address, accept) {
  const answer = await fetch(address, { headers: { Accept: accept } });
  if (!answer.ok) {
    throw new Error(answer.statusText);
  }
  return JSON.stringify(await answer.json(), null, 2);
}

function say(words, bad = false) {
  const place = $('#said');
  place.classList.toggle('bad', bad);
  place.textContent = words;
  setTimeout(() => (place.textContent = ''), bad ? 10000 : 4000);
}
