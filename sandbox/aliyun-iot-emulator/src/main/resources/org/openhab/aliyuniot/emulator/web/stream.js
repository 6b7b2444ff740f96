// SPDX-License-Identifier: EPL-2.0
// What happens at the emulator, as it happens. Comes back by itself when the emulator has gone and come back.

const AGAIN_MILLIS = 1000;
/** The emulator sends something every 15 s. */
const SILENT_MILLIS = 40_000;

/**
 * @param listener has traffic(message), changed(), began(epoch) and connected(yes)
 */
export function listen(listener) {
  let last = '';
  let epoch = '';
  let watch;

  function open() {
    const source = new EventSource('/api/traffic/stream' + (last ? '?after=' + encodeURIComponent(last) : ''));

    function again() {
      clearTimeout(watch);
      source.close();
      listener.connected(false);
      setTimeout(open, AGAIN_MILLIS);
    }

    function heard() {
      clearTimeout(watch);
      watch = setTimeout(again, SILENT_MILLIS);
    }

    source.addEventListener('hello', (event) => {
      heard();
      if (epoch !== event.data) {
        epoch = event.data;
        last = '';
        listener.began();
      }
      listener.connected(true);
    });
    source.addEventListener('traffic', (event) => {
      heard();
      last = event.lastEventId;
      listener.traffic(JSON.parse(event.data));
    });
    source.addEventListener('changed', () => {
      heard();
      listener.changed();
    });
    source.addEventListener('alive', heard);
    source.addEventListener('error', again);
  }

  open();
}
