// SPDX-License-Identifier: EPL-2.0
// Calls the chosen device and shows its answer: RRPC, and the services of its thing model.

import { get, post } from './api.js';
import { element, fill, labelled } from './dom.js';
import { answered, input, parsed, view } from './payload.js';
import { chosenPath } from './state.js';
import { text } from './text.js';

export function create(shell) {
  const topic = element('input', { name: 'rrpc-topic', spellcheck: 'false' });
  const payload = input('rrpc-payload');
  const rrpcAnswer = element('div', { role: 'status', 'aria-live': 'polite' });
  const rrpc = element('form', { novalidate: true, on: { submit: callRrpc } },
    labelled(text('call.topic'), topic), payload.fields, labelled(text('call.timeout'), timeout()),
    element('div', { class: 'bar' }, element('button', { class: 'main' }, text('call.call'))), rrpcAnswer);

  const known = element('datalist', { id: 'call-services' });
  const service = element('input', { name: 'service', list: 'call-services', required: true, spellcheck: 'false', on: { change: suggest } });
  const params = element('textarea', { name: 'params', spellcheck: 'false' });
  params.value = '{}';
  const serviceAnswer = element('div', { role: 'status', 'aria-live': 'polite' });
  const services = element('form', { novalidate: true, on: { submit: callService } },
    labelled(text('call.service'), service), known, labelled(text('call.params'), params, true),
    labelled(text('call.timeout'), timeout()),
    element('div', { class: 'bar' }, element('button', { class: 'main' }, text('call.call'))), serviceAnswer);
  const root = element('section', {},
    element('h2', {}, text('call.services')), services, element('h2', {}, 'RRPC'), rrpc);
  let models = [];

  function timeout() {
    return element('input', { name: 'timeout', type: 'number', min: '1', max: '8000', value: '8000' });
  }

  async function callRrpc(event) {
    event.preventDefault();
    fill(rrpcAnswer, text('call.waits'));
    const begun = performance.now();
    const answer = await shell.attempt(() => post(chosenPath() + '/rrpc', {
      ...payload.read(),
      ...(topic.value === '' ? {} : { topic: topic.value }),
      timeout: Number(rrpc.elements.timeout.value),
    }));
    if (answer === undefined) {
      fill(rrpcAnswer);
    } else {
      answered(rrpcAnswer, text('call.answered'), performance.now() - begun, view(answer));
    }
  }

  async function callService(event) {
    event.preventDefault();
    fill(serviceAnswer, text('call.waits'));
    const begun = performance.now();
    const answer = await shell.attempt(() => post(chosenPath() + '/services/' + encodeURIComponent(service.value), {
      params: parsed(params.value),
      timeout: Number(services.elements.timeout.value),
    }));
    if (answer === undefined) {
      fill(serviceAnswer);
    } else {
      const outcome = text('call.code', answer.code);
      answered(serviceAnswer, outcome, performance.now() - begun, view({ payload: JSON.stringify(answer.data) }));
    }
  }

  function suggest() {
    const chosen = models.find((each) => each.identifier === service.value);
    if (chosen !== undefined) {
      params.value = JSON.stringify(Object.fromEntries(
        (chosen.inputData ?? []).filter((each) => each.identifier).map((each) => [each.identifier, example(each.dataType)])));
    }
  }

  return {
    root,
    async draw() {
      const path = chosenPath();
      models = path === null ? [] : features(await get(path + '/thing-model')).services;
      fill(known, models.map((each) => element('option', { value: each.identifier })));
    },
    /** Fills the form in for a service. */
    prepare(identifier) {
      service.value = identifier;
      suggest();
      service.focus();
    },
  };
}

function example(type) {
  const specs = type?.specs ?? {};
  switch (type?.type) {
    case 'int': case 'float': case 'double': return Number(specs.min ?? 0);
    case 'bool': return 0;
    case 'enum': return Number(Object.keys(specs)[0] ?? 0);
    case 'date': return String(Date.now());
    case 'struct': return Object.fromEntries(specs.map((each) => [each.identifier, example(each.dataType)]));
    case 'array': return [];
    default: return '';
  }
}

/** The features of a thing model with those of its modules, without those that every product has. */
export function features(answer) {
  const result = { properties: [], events: [], services: [] };
  const implicit = ['thing.event.property.post', 'thing.service.property.set', 'thing.service.property.get'];
  const model = answer.thingModel;
  for (const block of model === null ? [] : [model, ...(model.functionBlocks ?? [])]) {
    const prefix = block.functionBlockId ? block.functionBlockId + ':' : '';
    for (const kind of Object.keys(result)) {
      for (const each of block[kind] ?? []) {
        if (!implicit.includes(each.method)) {
          result[kind].push({ ...each, identifier: prefix + each.identifier });
        }
      }
    }
  }
  return result;
}
