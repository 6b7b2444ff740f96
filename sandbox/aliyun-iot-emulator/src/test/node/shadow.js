// The shadow of a device made with the official SDK: reports, asks, carries out one wish and deletes. Takes its options
// from DEVICE_OPTIONS, tells each message as one JSON object a line, and ends with its standard input.
'use strict';

const iot = require('alibabacloud-iot-device-sdk');

const device = iot.device(JSON.parse(process.env.DEVICE_OPTIONS));
const tell = (event, details) => console.log(JSON.stringify({ event, ...details }));
const next = [
  () => device.getShadow(),
  () => tell('ready', {}),
  () => device.deleteShadow('light'),
  () => device.getShadow(),
];

device.onShadow(message => {
  tell(message.method, { message });
  if (message.method === 'control') {
    device.postShadow(message.payload.state.desired);
  } else if (next.length > 0) {
    next.shift()();
  }
});
device.once('connect', () => device.postShadow({ light: { power: 1 }, mode: 'day' }));

process.stdin.on('end', () => process.exit(0)).resume();
