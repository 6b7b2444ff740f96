// SPDX-License-Identifier: EPL-2.0
// Payloads: shown as JSON, text or bytes, and read from what was typed.

import { Failure } from './api.js';
import { beginning, choice, element, fill, visible } from './dom.js';
import { text } from './text.js';

const MAX_SHOWN = 64 * 1024;
const MAX_BYTES_SHOWN = 8 * 1024;
const MAX_INDENT = 20;

/** The bytes of a payload in an answer of the REST interface. */
export function bytes(message) {
  if (message.payloadBase64 !== undefined) {
    return Uint8Array.from(atob(message.payloadBase64), (character) => character.charCodeAt(0));
  }
  return new TextEncoder().encode(message.payload ?? '');
}

/** The JSON on several lines, its numbers and names as they came; null when it is none. */
export function pretty(json) {
  try {
    const value = JSON.parse(json);
    if (value === null || typeof value !== 'object') {
      return null;
    }
  } catch {
    return null;
  }
  const parts = [];
  let depth = 0;
  const line = () => '\n' + '  '.repeat(Math.min(depth, MAX_INDENT));
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs)) {
    if (token === '{' || token === '[') {
      depth++;
      parts.push(token, line());
    } else if (token === '}' || token === ']') {
      depth--;
      if (/^[{[]$/.test(parts.at(-2)) && parts.at(-1).startsWith('\n')) {
        parts.pop();
      } else {
        parts.push(line());
      }
      parts.push(token);
    } else if (token === ',') {
      parts.push(token, line());
    } else {
      parts.push(token === ':' ? ': ' : token);
    }
  }
  return parts.join('');
}

/** Sixteen bytes a line, and beside them what of them is ASCII. */
export function dump(all) {
  const lines = [];
  for (let at = 0; at < Math.min(all.length, MAX_BYTES_SHOWN); at += 16) {
    const some = Array.from(all.subarray(at, Math.min(at + 16, MAX_BYTES_SHOWN)));
    const digits = some.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const ascii = some.map((byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(6, '0')}  ${digits.padEnd(48)} ${ascii}`);
  }
  return lines.join('\n') + (all.length > MAX_BYTES_SHOWN ? '\n…' : '');
}

let views = 0;

/**
 * A view of a payload.
 *
 * @param message with payload or payloadBase64
 * @param file where the whole of it can be had as a file; may be null
 */
export function view(message, file = null) {
  const all = bytes(message);
  const written = message.payload;
  const indented = written === undefined ? null : pretty(written);
  const kinds = [];
  if (indented !== null) {
    kinds.push(['json', 'JSON']);
  }
  if (written !== undefined) {
    kinds.push(['text', text('payload.text')]);
  }
  kinds.push(['hex', text('payload.hex')]);
  const shown = element('pre', { class: 'foreign', dir: 'ltr', tabindex: '0', 'aria-label': text('payload.title') });
  const note = element('p', { class: 'note' });
  const kind = choice(text('payload.as'), 'payload-view-' + ++views, kinds, show);

  function show() {
    const chosen = kind.value();
    const whole = chosen === 'json' ? indented : chosen === 'text' ? written : dump(all);
    // The text is what textContent takes: characters, never markup.
    shown.textContent = visible(beginning(whole, MAX_SHOWN));
    const cut = chosen === 'hex' ? all.length > MAX_BYTES_SHOWN : whole.length > MAX_SHOWN;
    note.textContent = text(cut ? 'payload.cut' : 'payload.size', all.length, chosen === 'hex' ? 8 : 64);
  }

  show();
  const save = file === null ? null : element('a', { href: file, download: '' }, text('payload.save'));
  return element('div', { class: 'view' }, kind.group, shown, note, save);
}

/** Fields to type a payload into, and what was typed as the REST interface wants it. */
export function input(name) {
  const area = element('textarea', { name, spellcheck: 'false' });
  const kind = choice(text('payload.format'), name + '-format', [
    ['text', text('payload.text')],
    ['json', 'JSON'],
    ['hex', text('payload.hex')],
  ]);
  return {
    fields: [kind.group, element('label', { class: 'tall' }, element('span', {}, text('payload.title')), area)],
    read() {
      const typed = area.value;
      if (kind.value() === 'json') {
        parsed(typed);
      }
      return kind.value() === 'hex' ? { payloadBase64: fromHex(typed) } : { payload: typed };
    },
  };
}

/** The value of what was typed as JSON. */
export function parsed(typed) {
  try {
    return JSON.parse(typed);
  } catch (failure) {
    throw new Failure(text('payload.noJson', failure.message));
  }
}

function fromHex(typed) {
  const digits = typed.replace(/0x|[\s,:]/gi, '');
  if (digits.length % 2 === 1 || /[^0-9a-f]/i.test(digits)) {
    throw new Failure(text('payload.noHex'));
  }
  let binary = '';
  for (let at = 0; at < digits.length; at += 2) {
    binary += String.fromCharCode(parseInt(digits.slice(at, at + 2), 16));
  }
  return btoa(binary);
}

/** The answer to a call: its outcome, how long it took, what it holds. */
export function answered(place, outcome, millis, content) {
  fill(place, element('p', {}, element('strong', {}, outcome), ' ', text('call.took', Math.round(millis))), content);
}
