// SPDX-License-Identifier: EPL-2.0
// The emulator's REST interface.

import { text } from './text.js';

/** What the reader is to hear of: a refusal of the emulator, its absence, a mistake in what was typed. */
export class Failure extends Error {}

async function ask(path, request) {
  let response;
  let body;
  try {
    response = await fetch('/api/' + path, { cache: 'no-store', ...request });
    body = await response.json();
  } catch {
    throw new Failure(text('app.gone'));
  }
  if (!response.ok) {
    throw new Failure(body.error);
  }
  return body;
}

export function get(path) {
  return ask(path, {});
}

export function post(path, body) {
  return ask(path, { method: 'POST', body: body === undefined ? '' : JSON.stringify(body) });
}

export function remove(path) {
  return ask(path, { method: 'DELETE' });
}

/** The path of a device. */
export function of(device) {
  return `devices/${encodeURIComponent(device.productKey)}/${encodeURIComponent(device.deviceName)}`;
}

/** Uploads a file; the listener hears of the percentage. */
export function upload(path, file, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/' + path);
    request.responseType = 'json';
    request.upload.addEventListener('progress', (event) => progress(Math.round((event.loaded * 100) / event.total)));
    request.addEventListener('load', () =>
      request.status < 300 ? resolve(request.response) : reject(new Failure(request.response?.error ?? text('app.gone'))));
    request.addEventListener('error', () => reject(new Failure(text('app.gone'))));
    request.send(file);
  });
}
