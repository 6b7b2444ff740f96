// SPDX-License-Identifier: EPL-2.0
// The thing model of the chosen device: its properties with their values, its events, its services.

import { Failure, get, post } from './api.js';
import { features } from './call.js';
import { element, fill, foreign, options, row, table } from './dom.js';
import { answered, parsed, view } from './payload.js';
import { chosenPath } from './state.js';
import { moment, text } from './text.js';

const MAX_EVENTS = 50;
/** The longest that the emulator waits. */
const TIMEOUT_MILLIS = 8000;

export function create(shell) {
  const result = element('div', { role: 'status', 'aria-live': 'polite' });
  const note = element('p', { class: 'note' });
  const properties = table(text('model.properties'),
    ['identifier', 'name', 'type', 'value', 'desired', 'set'].map((name) => text('model.' + name)));
  const services = table(text('model.services'), ['identifier', 'name', 'callType', 'call'].map((name) => text('model.' + name)));
  const events = table(text('model.events'), ['time', 'identifier', 'type', 'output'].map((name) => text('model.' + name)));
  const declared = element('p', { class: 'note' });
  const root = element('section', {}, note, result, properties.box, services.box, events.box, declared);
  let drawn = '';
  let cells = new Map();

  async function draw() {
    const path = chosenPath();
    if (path === null) {
      return;
    }
    const [model, values, wishes, happened] =
      await Promise.all(['/thing-model', '/properties', '/desired', '/events'].map((part) => get(path + part)));
    const known = features(model);
    note.textContent = text(model.thingModel === null ? 'model.none' : 'model.note');
    const named = new Set(known.properties.map((each) => each.identifier));
    const unnamed = [...Object.keys(values.properties), ...Object.keys(wishes.desired)].filter((name) => !named.has(name));
    const all = [...known.properties, ...Array.from(new Set(unnamed), (identifier) => ({ identifier, accessMode: 'rw' }))].slice(0, 500);
    // The fields stay as long as the properties do: someone may be typing.
    const shape = JSON.stringify([path, all, known.services]);
    if (shape !== drawn) {
      drawn = shape;
      cells = new Map();
      fill(result);
      fill(properties.body, all.map(property));
      fill(services.body, known.services.map(service));
    }
    for (const [identifier, { value, desired }] of cells) {
      const posted = values.properties[identifier];
      const wish = wishes.desired[identifier];
      fill(value, posted === undefined ? '–' : [foreign(JSON.stringify(posted.value)), element('div', { class: 'note' }, moment(posted.time))]);
      fill(desired, wish === undefined ? '–' : [foreign(JSON.stringify(wish.value)), element('div', { class: 'note' }, text('model.version', wish.version))]);
    }
    fill(events.body, happened.events.slice(-MAX_EVENTS).reverse().map((event) =>
      row(moment(event.time), foreign(event.identifier), foreign(event.type), foreign(JSON.stringify(event.value)))));
    fill(declared, known.events.length === 0 ? '' : text('model.declared', known.events.map((each) => each.identifier).join(', ')));
  }

  function property(each) {
    const value = element('span');
    const desired = element('span');
    cells.set(each.identifier, { value, desired });
    return row(foreign(each.identifier), each.name ?? '', type(each.dataType), value, desired,
      (each.accessMode ?? '').includes('w') ? setter(each) : text('model.readOnly'));
  }

  function setter(each) {
    const field = editor(each);
    const set = (wish) => async (event) => {
      event.preventDefault();
      fill(result);
      const begun = performance.now();
      const path = chosenPath();
      const params = () => ({ [each.identifier]: field.read() });
      if (wish) {
        await shell.attempt(() => post(path + '/desired', { params: params() }), text('model.wished', each.identifier));
      } else {
        const answer = await shell.attempt(() => post(path + '/properties', { params: params(), timeout: TIMEOUT_MILLIS }));
        if (answer !== undefined) {
          const outcome = text('model.replied', each.identifier, answer.code);
          answered(result, outcome, performance.now() - begun, view({ payload: JSON.stringify(answer.data) }));
        }
      }
    };
    return element('div', { class: 'bar', 'data-property': each.identifier }, field.element,
      element('button', { type: 'button', 'aria-label': text('model.setOne', each.identifier), on: { click: set(false) } }, text('model.set')),
      element('button', { type: 'button', 'aria-label': text('model.wishOne', each.identifier), on: { click: set(true) } }, text('model.wish')));
  }

  function service(each) {
    return row(foreign(each.identifier), each.name ?? '', each.callType ?? '',
      element('button', { type: 'button', 'aria-label': text('model.callOne', each.identifier),
        on: { click: () => shell.open('call', (page) => page.prepare(each.identifier)) } }, text('model.call')));
  }

  return { root, draw };
}

/** A field for a value, and how to read it. */
function editor(each) {
  const label = { 'aria-label': text('model.valueOf', each.identifier) };
  const specs = each.dataType?.specs ?? {};
  switch (each.dataType?.type) {
    case 'bool': case 'enum': {
      const select = options(element('select', label),
        Object.entries(specs).map(([value, name]) => [value, `${value} – ${name}`]));
      return { element: select, read: () => Number(select.value) };
    }
    case 'int': case 'float': case 'double': {
      const input = element('input', { ...label, type: 'number', step: 'any', min: specs.min, max: specs.max });
      return { element: input, read: () => number(input.value) };
    }
    case 'text': case 'date': {
      const input = element('input', { ...label, type: 'text' });
      return { element: input, read: () => input.value };
    }
    default: {
      const input = element('input', { ...label, type: 'text', placeholder: 'JSON', spellcheck: 'false' });
      return { element: input, read: () => parsed(input.value) };
    }
  }
}

function number(typed) {
  if (typed === '') {
    throw new Failure(text('model.noNumber'));
  }
  return Number(typed);
}

function type(dataType) {
  if (dataType === undefined) {
    return '';
  }
  // A struct has a list of its members there.
  const { min, max, unit, length } = Array.isArray(dataType.specs) ? {} : dataType.specs ?? {};
  const range = min === undefined ? '' : ` ${min}…${max}`;
  return dataType.type + range + (unit === undefined ? '' : ' ' + unit) + (length === undefined ? '' : ` ≤ ${length}`);
}
