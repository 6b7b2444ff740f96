// SPDX-License-Identifier: EPL-2.0
// Sends a message to the chosen device.

import { post } from './api.js';
import { element, fill, labelled, options } from './dom.js';
import { input } from './payload.js';
import { chosenPath, state, key } from './state.js';
import { text } from './text.js';

const TOPICS = ['user/get', 'thing/service/property/set'];

export function create(shell) {
  const known = element('datalist', { id: 'send-topics' });
  const topic = element('input', { name: 'topic', list: 'send-topics', required: true, value: 'user/get', spellcheck: 'false' });
  const qos = options(element('select', { name: 'qos' }), [['0', '0'], ['1', '1']]);
  const payload = input('send-payload');
  const result = element('p', { role: 'status', 'aria-live': 'polite' });
  const form = element('form', { novalidate: true, on: { submit } },
    labelled(text('send.topic'), topic), known, labelled('QoS', qos), payload.fields,
    element('div', { class: 'bar' }, element('button', { class: 'main' }, text('send.send'))), result);
  const root = element('section', {}, element('p', { class: 'note' }, text('send.note')), form);

  async function submit(event) {
    event.preventDefault();
    fill(result);
    const sent = await shell.attempt(() =>
      post(chosenPath() + '/send', { topic: topic.value, qos: Number(qos.value), ...payload.read() }));
    if (sent !== undefined) {
      fill(result, text('send.' + sent.result, sent.topic));
    }
  }

  return {
    root,
    draw() {
      const chosen = state.devices.find((each) => key(each) === state.chosen);
      const own = (chosen?.subscriptions ?? []).filter((filter) => !/[+#]/.test(filter));
      fill(known, [...TOPICS, ...own].map((value) => element('option', { value })));
    },
  };
}
