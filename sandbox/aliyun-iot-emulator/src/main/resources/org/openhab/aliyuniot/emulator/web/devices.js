// SPDX-License-Identifier: EPL-2.0
// The devices: which are online, and what the platform knows of the chosen one.

import { get, post } from './api.js';
import { element, fill, foreign, keyed, labelled, row, table } from './dom.js';
import { choose, chosenPath, device, key, state } from './state.js';
import { moment, text } from './text.js';

export function create(shell) {
  const filter = element('input', { type: 'search', value: state.filter, on: { input: filtered } });
  const count = element('p', { class: 'note', role: 'status' });
  const list = table(null, ['device', 'state', 'protocol', 'lastSeen', 'version', 'messages']
    .map((name) => text('devices.' + name)));
  const heading = element('h2');
  const known = element('dl');
  const buttons = Object.fromEntries(['disconnect', 'disable', 'enable'].map((name) => [name, element('button', { type: 'button',
    on: { click: () => shell.attempt(() => post(chosenPath() + '/' + name), text('devices.done')) } }, text('devices.' + name))]));
  const more = element('div');
  const detail = element('section', { hidden: true }, heading, known,
    element('div', { class: 'bar' }, Object.values(buttons)), more);
  const root = element('section', {},
    element('div', { class: 'bar' }, labelled(text('devices.filter'), filter)), count, list.box, detail);

  function filtered() {
    state.filter = filter.value;
    shell.refresh();
  }

  function drawList() {
    const others = state.more > 0 ? ' ' + text('devices.more', state.more) : '';
    const shown = text('devices.count', state.devices.length, state.devices.filter((each) => each.online).length) + others;
    if (count.textContent !== shown) {
      count.textContent = shown;
    }
    keyed(list.body, state.devices, key, line, update);
  }

  function line(each) {
    const name = key(each);
    const button = element('button', { class: 'text', type: 'button', on: { click: () => pick(name) } }, name);
    return row(button, '', '', '', '', '');
  }

  function update(line, each) {
    const now = [status(each), each.protocol ?? '–', seen(each), version(each), `↑ ${each.received}  ↓ ${each.sent}`];
    now.forEach((value, index) => fill(line.cells[index + 1], value));
    line.toggleAttribute('data-chosen', key(each) === state.chosen);
    line.cells[0].firstChild.setAttribute('aria-pressed', String(key(each) === state.chosen));
  }

  function pick(name) {
    choose(name);
    shell.refresh();
  }

  async function drawDetail() {
    const chosen = device();
    const path = chosenPath();
    detail.hidden = path === null;
    if (path === null) {
      return;
    }
    const [now, tags, properties, desired] =
      await Promise.all(['', '/tags', '/properties', '/desired'].map((part) => get(path + part)));
    fill(heading, key(chosen));
    fill(known, facts(now).flatMap(([name, value]) =>
      [element('dt', {}, text('devices.' + name)), element('dd', {}, value)]));
    buttons.disconnect.hidden = !now.online;
    buttons.disable.hidden = !now.enabled;
    buttons.enable.hidden = now.enabled;
    fill(more,
      values('tags', Object.entries(tags.tags).map(([name, value]) => row(foreign(name), foreign(value))), ['name', 'value']),
      values('reported', Object.entries(properties.properties).map(([name, property]) =>
        row(foreign(name), foreign(JSON.stringify(property.value)), moment(property.time))), ['name', 'value', 'time']),
      values('desired', Object.entries(desired.desired).map(([name, wish]) =>
        row(foreign(name), foreign(JSON.stringify(wish.value)), wish.version)), ['name', 'value', 'version']));
  }

  function values(name, rows, heads) {
    if (rows.length === 0) {
      return element('p', { class: 'note' }, text('devices.' + name) + ': ' + text('devices.none'));
    }
    const made = table(text('devices.' + name), heads.map((head) => text('devices.' + head)));
    made.box.dataset.part = name;
    fill(made.body, rows.slice(0, 300));
    return made.box;
  }

  return {
    root,
    async draw() {
      drawList();
      await drawDetail();
    },
  };
}

function status(each) {
  const name = !each.enabled ? 'disabled' : each.online ? 'online' : 'offline';
  const mark = { disabled: '✕ ', online: '● ', offline: '○ ' }[name];
  return element('span', { class: { disabled: 'bad', online: 'good', offline: 'quiet' }[name] }, mark + text('devices.' + name));
}

function seen(each) {
  return each.lastSeen === null ? text('devices.never') : moment(each.lastSeen);
}

function version(each) {
  const versions = Object.entries(each.versions);
  return versions.length === 0 ? '–' : versions.slice(0, 5).map(([module, value]) =>
    element('div', {}, foreign(module === 'default' ? value : module + ' ' + value, 80)));
}

function facts(known) {
  return [
    ['state', status(known)],
    ['since', known.since === null ? '–' : moment(known.since)],
    ['lastSeen', seen(known)],
    ['protocol', known.protocol ?? '–'],
    ['version', version(known)],
    ['clientId', known.clientId === null ? '–' : foreign(known.clientId)],
    ['subscriptions', known.subscriptions.length === 0 ? '–'
      : known.subscriptions.map((filter) => element('div', {}, foreign(filter)))],
    ['connects', known.connects],
    ['limited', known.limited],
    ['lastProblem', known.lastProblem === null ? '–' : foreign(known.lastProblem)],
  ];
}
