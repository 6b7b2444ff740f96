// SPDX-License-Identifier: EPL-2.0
// The console of the emulator: one page at a time, all of them kept, drawn anew when something has happened.

import { Failure } from './api.js';
import * as call from './call.js';
import * as devices from './devices.js';
import { element, fill, options } from './dom.js';
import * as faults from './faults.js';
import * as firmware from './firmware.js';
import * as messages from './messages.js';
import * as model from './model.js';
import * as send from './send.js';
import { choose, forgetMessages, keep, key, refreshDevices, state } from './state.js';
import { listen } from './stream.js';
import * as texts from './text.js';
import { text } from './text.js';

const PAGES = { devices, messages, send, call, firmware, faults, model };
/** However much happens, no oftener than this. */
const DRAW_MILLIS = 500;
const SOON_MILLIS = 50;

const main = document.getElementById('main');
const message = document.getElementById('message');
let made = {};
let current = 'devices';
let connected = false;
let light;
let chooser;
let due;
let drawing = false;
let drawnAt = 0;

const shell = {
  /** Tells the reader something. */
  say(sentence, bad = false) {
    message.className = bad ? 'bad' : 'good';
    fill(message, sentence);
  },
  /** Does something that the emulator may refuse; tells the outcome and returns the answer, undefined when refused. */
  async attempt(action, done = null) {
    try {
      const answer = await action();
      shell.say(done ?? '');
      return answer ?? null;
    } catch (failure) {
      expect(failure);
      shell.say(failure.message, true);
      return undefined;
    } finally {
      shell.refresh();
    }
  },
  /** Does something that shows by itself whether it went well; the emulator may be away. */
  async quietly(action) {
    try {
      await action();
    } catch (failure) {
      // The light beside the title says so, and all is drawn again when the emulator is back.
      expect(failure);
    }
  },
  refresh() {
    if (due === undefined) {
      due = setTimeout(draw, Math.max(SOON_MILLIS, drawnAt + DRAW_MILLIS - performance.now()));
    }
  },
  open(name, then = () => {}) {
    location.hash = name;
    show(name);
    then(made[name]);
  },
  isOpen: (root) => root.isConnected && !root.hidden,
};

function expect(failure) {
  if (!(failure instanceof Failure)) {
    throw failure;
  }
}

async function draw() {
  due = undefined;
  drawnAt = performance.now();
  if (drawing) {
    shell.refresh();
    return;
  }
  drawing = true;
  try {
    await shell.quietly(async () => {
      await refreshDevices();
      drawChooser();
      await page().draw();
    });
  } finally {
    drawing = false;
  }
}

function page() {
  if (made[current] === undefined) {
    made[current] = PAGES[current].create(shell);
    main.append(made[current].root);
  }
  return made[current];
}

function show(name) {
  shell.say('');
  current = Object.hasOwn(PAGES, name) ? name : 'devices';
  const shown = page();
  Object.values(made).forEach((each) => { each.root.hidden = each !== shown; });
  document.querySelectorAll('#pages a').forEach((link) => {
    const here = link.hash === '#' + current;
    here ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
  });
  document.title = text('page.' + current) + ' – ' + text('app.title');
  shell.refresh();
}

function drawFrame() {
  light = element('span', { id: 'light', role: 'status', 'aria-live': 'polite' });
  chooser = element('select', { id: 'device', on: { change: () => { choose(chooser.value); shell.refresh(); } } });
  const language = options(element('select', { id: 'language', on: { change: (event) => changeLanguage(event.target.value) } }),
    [['en', 'English'], ['zh', '中文']]);
  language.value = texts.language();
  fill(document.getElementById('header'),
    element('h1', {}, text('app.title')), light, element('span', { class: 'grow' }),
    element('label', {}, text('app.device'), chooser),
    element('label', {}, text('app.language'), language));
  fill(document.getElementById('pages'),
    Object.keys(PAGES).map((name) => element('a', { href: '#' + name }, text('page.' + name))));
  document.getElementById('pages').setAttribute('aria-label', text('app.pages'));
  fill(document.getElementById('skip'), text('app.skip'));
  drawLight();
  drawChooser();
}

function drawChooser() {
  const names = state.devices.map(key);
  if (state.chosen !== '' && !names.includes(state.chosen)) {
    names.unshift(state.chosen);
  }
  if (Array.from(chooser.options, (each) => each.value).join() !== names.join()) {
    options(chooser, names.map((name) => [name, name]));
  }
  chooser.value = state.chosen;
}

function drawLight() {
  light.className = connected ? 'good' : 'bad';
  fill(light, (connected ? '● ' : '○ ') + text(connected ? 'app.connected' : 'app.disconnected'));
}

async function changeLanguage(name) {
  await texts.choose(name);
  made = {};
  fill(main);
  fill(message);
  drawFrame();
  show(current);
  document.getElementById('language').focus();
}

await texts.load();
fill(main);
drawFrame();
show(location.hash.slice(1));
addEventListener('hashchange', () => {
  const wanted = location.hash.slice(1);
  if (Object.hasOwn(PAGES, wanted) && wanted !== current) {
    show(wanted);
  }
});
listen({
  began() {
    forgetMessages();
    shell.refresh();
  },
  connected(yes) {
    if (connected !== yes) {
      connected = yes;
      drawLight();
      shell.refresh();
    }
  },
  traffic(each) {
    keep(each);
    shell.refresh();
  },
  changed: () => shell.refresh(),
});
