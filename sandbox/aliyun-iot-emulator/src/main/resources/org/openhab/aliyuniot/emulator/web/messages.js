// SPDX-License-Identifier: EPL-2.0
// The messages of all devices in both directions, the newest first.

import { get } from './api.js';
import { element, fill, foreign, keyed, labelled, options, row, table } from './dom.js';
import { view } from './payload.js';
import { forgetMessages, key, state } from './state.js';
import { moment, text } from './text.js';

const MAX_ROWS = 300;
const EXCERPT = 160;

export function create(shell) {
  const words = element('input', { type: 'search', name: 'filter', on: { input: draw } });
  const from = options(element('select', { name: 'of', on: { change: draw } }),
    [['', text('messages.all')], ['chosen', text('messages.chosen')]]);
  const direction = options(element('select', { name: 'direction', on: { change: draw } }),
    [['', text('messages.both')], ['up', text('messages.up')], ['down', text('messages.down')]]);
  const pause = element('button', { type: 'button', 'aria-pressed': 'false', on: { click: toggle } }, text('messages.pause'));
  const clear = element('button', { type: 'button', on: { click: forget } }, text('messages.clear'));
  const count = element('p', { class: 'note' });
  const paused = element('p', { role: 'status', 'aria-live': 'polite' });
  const list = table(null, ['time', 'direction', 'device', 'topic', 'qos', 'bytes', 'payload']
    .map((name) => text('messages.' + name)), 'traffic');
  const detail = element('section', { tabindex: '-1' });
  const root = element('section', {},
    element('div', { class: 'bar' },
      labelled(text('messages.filter'), words), labelled(text('messages.device'), from),
      labelled(text('messages.direction'), direction), pause, clear),
    paused, count, detail, list.box);
  let frozen = null;
  let shownSeq = 0;

  function toggle() {
    frozen = frozen === null ? [...state.messages] : null;
    pause.setAttribute('aria-pressed', String(frozen !== null));
    fill(pause, text(frozen === null ? 'messages.pause' : 'messages.resume'));
    draw();
  }

  function forget() {
    forgetMessages();
    frozen = frozen === null ? null : [];
    fill(detail);
    draw();
  }

  function draw() {
    const all = frozen ?? state.messages;
    const found = all.filter(fits);
    const lost = state.missed > 0 ? ' ' + text('messages.missed', state.missed) : '';
    count.textContent = text('messages.count', found.length, all.length) + lost;
    fill(paused, frozen === null ? '' : text('messages.paused'));
    keyed(list.body, found.slice(-MAX_ROWS).reverse(), (each) => each.time + each.seq, line);
  }

  function fits(message) {
    const search = words.value.toLowerCase();
    return (direction.value === '' || message.direction === direction.value)
      && (from.value === '' || key(message) === state.chosen)
      && (search === ''
        || message.topic.toLowerCase().includes(search)
        || key(message).toLowerCase().includes(search)
        || (message.payload ?? '').toLowerCase().includes(search));
  }

  function line(message) {
    const open = element('button', { class: 'text', type: 'button', on: { click: () => show(message) } },
      moment(message.time, false));
    const made = row(open, way(message), key(message), foreign(message.topic, 200), message.qos, message.size, excerpt(message));
    made.cells[3].className = 'topic';
    made.cells[4].className = 'number';
    made.cells[5].className = 'number';
    made.cells[6].className = 'payload';
    return made;
  }

  async function show(message) {
    shownSeq = message.seq;
    const whole = message.cut ? await shell.attempt(() => get('traffic/' + message.seq)) : message;
    if (whole === undefined || shownSeq !== message.seq) {
      return;
    }
    const fact = (name, value) => [element('dt', {}, text('messages.' + name)), element('dd', {}, value)];
    fill(detail,
      element('h2', {}, text('messages.one')),
      element('dl', {},
        fact('time', moment(whole.time)), fact('direction', way(whole)), fact('device', key(whole)),
        fact('topic', foreign(whole.topic)), fact('qos', whole.qos + (whole.dup ? ' DUP' : '')),
        fact('protocol', whole.protocol)),
      view(whole, `/api/traffic/${whole.seq}/payload`),
      element('div', { class: 'bar' },
        element('button', { type: 'button', on: { click: () => fill(detail) } }, text('messages.close'))));
    detail.focus();
  }

  return { root, draw };
}

function way(message) {
  return message.direction === 'up' ? '↑ ' + text('messages.up') : '↓ ' + text('messages.down');
}

function excerpt(message) {
  if (message.payload === undefined) {
    return element('span', { class: 'quiet' }, text('messages.binary'));
  }
  return foreign(message.payload, EXCERPT);
}
