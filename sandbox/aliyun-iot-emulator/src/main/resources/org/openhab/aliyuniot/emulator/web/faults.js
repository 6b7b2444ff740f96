// SPDX-License-Identifier: EPL-2.0
// What goes wrong on purpose: switched on, listed, switched off.

import { get, post, remove } from './api.js';
import { element, fill, foreign, keyed, labelled, options, row, table } from './dom.js';
import { chosenPath, state } from './state.js';
import { text } from './text.js';

const COUNT = ['count', 'number', ''];
const SEED = ['seed', 'number', ''];

/** The fields of each type: name, kind, first value. */
export const TYPES = {
  'refuse-connect': [['returnCode', 'number', '3'], COUNT],
  'refuse-subscription': [['filter', 'text', 'user/#']],
  delay: [['delayMillis', 'number', '500']],
  'black-hole': [],
  'withhold-puback': [COUNT],
  'drop-after-packets': [['after', 'number', '10'], COUNT],
  'drop-after-bytes': [['after', 'number', '5000'], COUNT],
  'drop-at-random': [['withinMillis', 'number', '60000'], SEED, COUNT],
  'download-status': [['returnCode', 'number', '503'], COUNT],
  'download-cut': [['after', 'number', '4096'], COUNT],
  'download-slow': [['bytesPerSecond', 'number', '20000'], COUNT],
  'download-endless': [COUNT],
  'wrong-length': [COUNT],
  'wrong-digest': [COUNT],
  'wrong-signature': [COUNT],
  'block-wrong-crc': [COUNT],
  'block-lost': [COUNT],
  'upload-wrong-crc': [COUNT],
  'upload-damaged': [COUNT],
  'pull-refused': [COUNT],
  'pull-lost': [COUNT],
  'lose-datagrams': [['percent', 'number', '30'], SEED, COUNT],
  'duplicate-datagrams': [['percent', 'number', '10'], SEED, COUNT],
  'separate-response': [['delayMillis', 'number', '500'], COUNT],
  'dtls-alert': [COUNT],
  'refuse-alink': [['filter', 'text', 'thing/event/property/post'], ['returnCode', 'number', '460'], COUNT],
  'lose-reply': [['filter', 'text', 'thing/event/property/post'], COUNT],
  'expire-token': [COUNT],
  'refuse-request': [['returnCode', 'number', '503'], COUNT],
};

export function create(shell) {
  const type = options(element('select', { name: 'type', on: { change: drawFields } }),
    Object.keys(TYPES).map((name) => [name, text('fault.' + name)]));
  const scope = element('select', { name: 'scope' });
  const fields = element('div');
  const form = element('form', { novalidate: true, on: { submit } },
    labelled(text('faults.type'), type), labelled(text('faults.scope'), scope), fields,
    element('div', { class: 'bar' }, element('button', { class: 'main' }, text('faults.on'))));
  const list = table(text('faults.active'), ['id', 'device', 'type', 'values', 'off'].map((name) => text('faults.' + name)));
  const none = element('p', { class: 'note' });
  const all = element('button', { type: 'button', on: { click: () => shell.attempt(() => remove('faults'), text('faults.allOff')) } },
    text('faults.offAll'));
  const root = element('section', {}, form, list.box, none, all);

  function drawFields() {
    fill(fields, TYPES[type.value].map(([name, kind, value]) =>
      element('label', { class: 'field' }, element('span', {}, text('faults.' + name)),
        element('input', { name, type: kind, value, placeholder: value === '' ? text('faults.optional') : null }))));
  }

  async function submit(event) {
    event.preventDefault();
    const body = { type: type.value };
    for (const [name, kind] of TYPES[type.value]) {
      const typed = form.elements[name].value;
      if (typed !== '') {
        body[name] = kind === 'number' ? Number(typed) : typed;
      }
    }
    const path = scope.value === 'all' ? 'faults' : chosenPath() + '/faults';
    await shell.attempt(() => post(path, body), text('faults.isOn', text('fault.' + type.value)));
  }

  async function draw() {
    options(scope, [...(state.chosen === '' ? [] : [['one', state.chosen]]), ['all', text('faults.all')]]);
    const { faults } = await get('faults');
    keyed(list.body, faults, (fault) => fault.id, line, update);
    none.textContent = faults.length === 0 ? text('faults.none') : '';
    all.hidden = faults.length === 0;
  }

  function update(line, { id, productKey, deviceName, type: name, ...values }) {
    const shown = Object.entries(values).filter(([, value]) => value !== 0);
    fill(line.cells[3], foreign(shown.map(([field, value]) => `${text('faults.' + field)}: ${value}`).join(', ')));
  }

  function line({ id, productKey, deviceName, type: name }) {
    const called = text('fault.' + name);
    const device = deviceName === null ? text('faults.all') : productKey + '/' + deviceName;
    return row(id, device, called, '', element('button', { type: 'button', 'data-fault': id, 'aria-label': text('faults.offOne', called),
      on: { click: () => shell.attempt(() => remove('faults/' + id), text('faults.isOff', called)) } }, text('faults.off')));
  }

  drawFields();
  return { root, draw };
}
