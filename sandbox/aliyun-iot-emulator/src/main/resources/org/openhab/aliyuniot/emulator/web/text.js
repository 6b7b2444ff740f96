// SPDX-License-Identifier: EPL-2.0
// The texts of the page in the language of its reader.

const LANGUAGES = ['en', 'zh'];
let texts = {};
let current = 'en';

function wanted() {
  const kept = localStorage.getItem('language');
  return LANGUAGES.includes(kept) ? kept : navigator.language.startsWith('zh') ? 'zh' : 'en';
}

export function language() {
  return current;
}

export async function load(name = wanted()) {
  const answer = await fetch('/console/' + name + '.json');
  texts = await answer.json();
  current = name;
  document.documentElement.lang = name === 'zh' ? 'zh-CN' : 'en';
}

export async function choose(name) {
  localStorage.setItem('language', name);
  await load(name);
}

/** The text of a key, with values in the place of {0}, {1} and so on. */
export function text(key, ...values) {
  const found = texts[key];
  if (found === undefined) {
    throw new Error('There is no text ' + key);
  }
  return values.length === 0 ? found : found.replace(/\{(\d)\}/g, (all, index) => String(values[index] ?? all));
}

/** A moment as the reader's clock has it. */
export function moment(iso, withDate = true) {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) {
    return String(iso);
  }
  const two = (number, digits = 2) => String(number).padStart(digits, '0');
  const time = `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
  return withDate
    ? `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${time}`
    : `${time}.${two(date.getMilliseconds(), 3)}`;
}
