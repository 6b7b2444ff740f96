// SPDX-License-Identifier: EPL-2.0
// What all pages share: the devices, which of them is chosen, and the newest messages.

import { get, of } from './api.js';

const MAX_MESSAGES = 1000;
const MAX_CHARACTERS = 4 * 1024 * 1024;
/** Of so many devices the state is asked for at a time. */
export const MAX_DEVICES = 500;

export const state = {
  devices: [],
  /** How many there are beyond those above. */
  more: 0,
  filter: '',
  /** "productKey/deviceName" of the chosen device, or empty. */
  chosen: sessionStorage.getItem('device') ?? '',
  messages: [],
  /** How many messages went by unseen. */
  missed: 0,
};
let characters = 0;

export function key(device) {
  return device.productKey + '/' + device.deviceName;
}

/** The chosen device's names, or null. */
export function device() {
  const [productKey, deviceName] = state.chosen.split('/');
  return deviceName === undefined ? null : { productKey, deviceName };
}

export function chosenPath() {
  const chosen = device();
  return chosen === null ? null : of(chosen);
}

export function choose(chosen) {
  state.chosen = chosen;
  sessionStorage.setItem('device', chosen);
}

export async function refreshDevices() {
  const answer = await get(`devices?limit=${MAX_DEVICES}&filter=${encodeURIComponent(state.filter)}`);
  state.devices = answer.devices;
  state.more = answer.total - answer.devices.length;
  const all = state.filter === '' && state.more === 0;
  if (state.chosen === '' || (all && !state.devices.some((each) => key(each) === state.chosen))) {
    choose(state.devices.length === 0 ? '' : key(state.devices[0]));
  }
}

/** Keeps a message; the oldest ones leave. */
export function keep(message) {
  const last = state.messages.at(-1);
  if (last !== undefined && message.seq > last.seq + 1) {
    state.missed += message.seq - last.seq - 1;
  }
  state.messages.push(message);
  characters += length(message);
  while (state.messages.length > MAX_MESSAGES || characters > MAX_CHARACTERS) {
    characters -= length(state.messages.shift());
  }
}

export function forgetMessages() {
  state.messages = [];
  state.missed = 0;
  characters = 0;
}

function length(message) {
  return message.topic.length + (message.payload ?? message.payloadBase64 ?? '').length;
}
