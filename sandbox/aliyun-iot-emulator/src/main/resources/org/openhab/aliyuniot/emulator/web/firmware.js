// SPDX-License-Identifier: EPL-2.0
// Firmware: images, campaigns, and how the update of each device is going.

import { get, post, upload } from './api.js';
import { element, fill, foreign, keyed, labelled, options, row, table } from './dom.js';
import { state } from './state.js';
import { moment, text } from './text.js';

const MAX_CAMPAIGNS = 10;
const MAX_JOBS = 200;
const MAX_EVENTS = 100;
const RUNNING = ['TO_BE_CONFIRMED', 'TO_BE_PUSHED', 'PUSHED', 'IN_UPGRADE'];

export function create(shell) {
  const file = element('input', { type: 'file', name: 'file', required: true });
  const bar = element('progress', { max: '100', value: '0', 'aria-label': text('firmware.uploading'), hidden: true });
  const images = table(null, ['image', 'size', 'sha256'].map((name) => text('firmware.' + name)));
  const uploading = element('form', { novalidate: true, on: { submit: take } }, labelled(text('firmware.file'), file),
    element('div', { class: 'bar' }, element('button', { class: 'main' }, text('firmware.upload')), bar));

  const field = (name, attributes = {}) => element('input', { name, ...attributes });
  const product = element('select', { name: 'productKey', on: { change: drawDevices } });
  const image = element('select', { name: 'image' });
  const protocol = options(element('select', { name: 'protocol' }), [['https', 'HTTPS'], ['mqtt', 'MQTT']]);
  const sign = options(element('select', { name: 'signMethod' }), [['SHA256', 'SHA256'], ['Md5', 'MD5']]);
  const devices = element('fieldset', {});
  const confirm = field('confirm', { type: 'checkbox' });
  const form = element('form', { novalidate: true, on: { submit: begin } },
    labelled(text('firmware.product'), product), labelled(text('firmware.image'), image),
    labelled(text('firmware.version'), field('version', { required: true })),
    labelled(text('firmware.module'), field('module', { value: 'default' })),
    devices,
    labelled(text('firmware.sourceVersions'), field('sourceVersions')),
    labelled(text('firmware.protocol'), protocol), labelled(text('firmware.signMethod'), sign),
    labelled(text('firmware.timeoutSeconds'), field('timeoutSeconds', { type: 'number', min: '0', value: '0' })),
    labelled(text('firmware.confirm'), confirm),
    element('div', { class: 'bar' }, element('button', { class: 'main' }, text('firmware.begin'))));
  const campaigns = element('div');
  const none = element('p', { class: 'note' });
  const root = element('section', {},
    element('h2', {}, text('firmware.campaigns')), none, campaigns,
    element('h2', {}, text('firmware.images')), uploading, images.box,
    element('h2', {}, text('firmware.new')), form);
  let listed = '';
  let uploaded = null;
  let poll;

  async function take(event) {
    event.preventDefault();
    if (file.files.length === 0) {
      shell.say(text('firmware.noFile'), true);
      return;
    }
    bar.hidden = false;
    const taken = await shell.attempt(() => upload('images', file.files[0], (percent) => { bar.value = percent; }));
    bar.hidden = true;
    if (taken !== undefined) {
      shell.say(text('firmware.uploaded', taken.image));
      uploaded = taken.image;
    }
  }

  async function begin(event) {
    event.preventDefault();
    const versions = form.elements.sourceVersions.value.split(',').map((each) => each.trim()).filter((each) => each !== '');
    const made = await shell.attempt(() => post('campaigns', {
      productKey: product.value,
      image: image.value,
      version: form.elements.version.value,
      module: form.elements.module.value,
      devices: Array.from(devices.querySelectorAll('input:checked'), (each) => each.value),
      sourceVersions: versions,
      protocol: protocol.value,
      signMethod: sign.value,
      timeoutSeconds: Number(form.elements.timeoutSeconds.value),
      confirm: confirm.checked,
    }));
    if (made !== undefined) {
      shell.say(text('firmware.begun', made.id));
    }
  }

  function drawDevices() {
    const names = state.devices.filter((each) => each.productKey === product.value).map((each) => each.deviceName);
    const now = product.value + ' ' + names.join();
    if (now !== listed) {
      listed = now;
      fill(devices, element('legend', {}, text('firmware.devices')), names.map((name) =>
        element('label', {}, element('input', { type: 'checkbox', name: 'device', value: name }), name)));
    }
  }

  async function drawCampaigns() {
    const all = (await get('campaigns')).campaigns;
    const newest = all.slice(-MAX_CAMPAIGNS).reverse();
    const shown = await Promise.all(newest.map((each) => get('campaigns/' + each.id)));
    fill(none, shown.length === 0 ? text('firmware.none') : '');
    keyed(campaigns, shown, (each) => each.id, campaign, updateCampaign);
    clearTimeout(poll);
    // An update can also end because its time is over, which no message tells.
    if (shell.isOpen(root) && shown.some((each) => each.jobs.some(isRunning))) {
      poll = setTimeout(() => shell.quietly(drawCampaigns), 3000);
    }
  }

  function campaign(each) {
    const jobs = table(text('firmware.campaign', each.id, each.productKey, each.version),
      ['device', 'status', 'progress', 'history'].map((name) => text('firmware.' + name)));
    const cancel = element('button', { type: 'button', on: { click: () =>
      shell.attempt(() => post(`campaigns/${each.id}/cancel`), text('firmware.canceled', each.id)) } }, text('firmware.cancel'));
    return element('article', {}, jobs.box, element('p', { class: 'note' }), element('div', { class: 'bar' }, cancel));
  }

  function updateCampaign(article, each) {
    const [, others, bar] = article.children;
    keyed(article.querySelector('tbody'), each.jobs.slice(0, MAX_JOBS), (job) => job.deviceName, (job) => line(each, job), update);
    fill(others, each.jobs.length > MAX_JOBS ? text('firmware.moreJobs', each.jobs.length - MAX_JOBS) : '');
    bar.hidden = !each.jobs.some(isRunning);
  }

  function line(each, job) {
    const sure = element('button', { type: 'button', on: { click: () =>
      shell.attempt(() => post(`campaigns/${each.id}/devices/${encodeURIComponent(job.deviceName)}/confirm`),
        text('firmware.confirmed', job.deviceName)) } }, text('firmware.doConfirm'));
    return row(job.deviceName, [element('span'), ' ', sure],
      [element('progress', { max: '100', value: '0', 'aria-label': text('firmware.progressOf', job.deviceName) }), ' ', element('span')],
      element('details', {}, element('summary'), element('ol')));
  }

  function update(line, job) {
    const [status, sure] = line.cells[1].children;
    status.className = job.status === 'UPDATED' ? 'good' : job.status === 'FAILED' ? 'bad' : isRunning(job) ? 'busy' : 'quiet';
    fill(status, text('firmware.' + job.status));
    sure.hidden = job.status !== 'TO_BE_CONFIRMED';
    const [bar, percent] = line.cells[2].children;
    bar.value = progress(job);
    fill(percent, `${progress(job)} %`);
    const [summary, history] = line.cells[3].firstChild.children;
    fill(summary, text('firmware.events', job.history.length));
    fill(history, job.history.slice(-MAX_EVENTS).map((event) => element('li', {}, moment(event.time), ' ',
      text('firmware.' + event.status), ' ', event.step === '' ? '' : foreign(event.step, 20), ' ', foreign(event.reason))));
  }

  async function draw() {
    const products = Array.from(new Set(state.devices.map((each) => each.productKey)));
    options(product, products.map((each) => [each, each]));
    drawDevices();
    const all = (await get('images')).images;
    options(image, all.map((each) => [each.image, `${each.image} (${text('firmware.bytes', each.size)})`]));
    if (all.some((each) => each.image === uploaded)) {
      image.value = uploaded;
      uploaded = null;
    }
    fill(images.body, all.slice(-MAX_JOBS).map((each) => row(each.image, text('firmware.bytes', each.size), foreign(each.sha256))));
    await drawCampaigns();
  }

  return { root, draw };
}

function isRunning(job) {
  return RUNNING.includes(job.status);
}

/** What the device told last in the attempt that is under way. */
function progress(job) {
  if (job.status === 'UPDATED') {
    return 100;
  }
  const begun = job.history.findLastIndex((event) => event.status === 'TO_BE_PUSHED');
  const steps = job.history.slice(begun + 1).map((event) => Number(event.step)).filter((step) => step > 0);
  return Math.min(100, steps.at(-1) ?? 0);
}
