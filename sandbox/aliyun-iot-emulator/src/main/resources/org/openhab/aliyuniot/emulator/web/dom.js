// SPDX-License-Identifier: EPL-2.0
// Everything that the page shows goes through here: as text, never as markup.

/** Characters that nobody sees, or that reorder what is seen. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{DI}]/gu;
const MAX_TEXT = 400;

/** The text with each character that cannot be seen written out; only line breaks and tabs stay. */
export function visible(text) {
  return text.replace(UNSEEN, (character) =>
    character === '\n' || character === '\t'
      ? character
      : '⟨U+' + character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0') + '⟩');
}

/** The beginning of a text, whole characters only. */
export function beginning(text, max = MAX_TEXT) {
  if (text.length <= max) {
    return text;
  }
  const half = /[\uD800-\uDBFF]/.test(text[max - 1]);
  return text.slice(0, half ? max - 1 : max) + '…';
}

/**
 * Makes an element. Attributes that are false or null are left out; "on" has listeners by event; children are elements and
 * texts.
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'on') {
      Object.entries(value).forEach(([event, listener]) => made.addEventListener(event, listener));
    } else if (value !== false && value !== null && value !== undefined) {
      made.setAttribute(key, value === true ? '' : value);
    }
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined).map(node));
  return made;
}

function node(child) {
  return child instanceof Node ? child : document.createTextNode(visible(String(child)));
}

/** Puts children in the place of those that the element has. */
export function fill(parent, ...children) {
  parent.replaceChildren(...children.flat().filter((child) => child !== null && child !== undefined).map(node));
}

/**
 * Has one child for each item, in their order. A child stays as long as its item does, so that nothing is lost that someone
 * points at, has opened or is typing.
 */
export function keyed(parent, items, keyOf, make, update = () => {}) {
  const kept = new Map(Array.from(parent.children, (child) => [child.dataset.key, child]));
  const wanted = items.map((item) => {
    const name = String(keyOf(item));
    const child = kept.get(name) ?? make(item);
    child.dataset.key = name;
    update(child, item);
    return child;
  });
  const staying = new Set(wanted);
  Array.from(parent.children).filter((child) => !staying.has(child)).forEach((child) => child.remove());
  wanted.forEach((child, index) => {
    if (parent.children[index] !== child) {
      parent.insertBefore(child, parent.children[index] ?? null);
    }
  });
}

/** A text of a device: kept apart from what stands around it, on one line and not too long. */
export function foreign(text, max = MAX_TEXT) {
  return element('code', { class: 'foreign', dir: 'ltr' }, beginning(String(text), max).replace(/[\n\t]/g, ' '));
}

/** An input with its label. */
export function labelled(label, input, tall = false) {
  return element('label', { class: tall ? 'tall' : null }, element('span', {}, label), input);
}

/** A select of [value, label] pairs; keeps what was chosen. */
export function options(select, pairs) {
  const chosen = select.value;
  fill(select, pairs.map(([value, label]) => element('option', { value }, label)));
  if (pairs.some(([value]) => value === chosen)) {
    select.value = chosen;
  }
  return select;
}

/** Radio buttons of one choice, in a group with a legend. */
export function choice(legend, name, pairs, listener = () => {}) {
  const inputs = pairs.map(([value, label], index) => {
    const input = element('input', { type: 'radio', name, value, checked: index === 0, on: { change: listener } });
    return [input, element('label', {}, input, label)];
  });
  return {
    group: element('fieldset', {}, element('legend', {}, legend), inputs.map(([, label]) => label)),
    value: () => inputs.find(([input]) => input.checked)[0].value,
  };
}

/** A table in a box that scrolls by itself. */
export function table(caption, heads, className = null) {
  const body = element('tbody');
  const head = element('thead', {}, element('tr', {}, heads.map((text) => element('th', { scope: 'col' }, text))));
  return {
    body,
    box: element('div', { class: 'scroll' },
      element('table', { class: className }, caption ? element('caption', {}, caption) : null, head, body)),
  };
}

export function row(...cells) {
  return element('tr', {}, cells.map((cell) => element('td', {}, cell)));
}
