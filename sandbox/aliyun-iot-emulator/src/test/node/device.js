// A device made with the official SDK. Takes its options from DEVICE_OPTIONS, tells what happens as one JSON object a line,
// and ends with its standard input.
'use strict';

const iot = require('alibabacloud-iot-device-sdk');

const options = JSON.parse(process.env.DEVICE_OPTIONS);
const custom = `/${options.productKey}/${options.deviceName}/user`;
const tell = (event, details) => console.log(JSON.stringify({ event, ...details }));

const device = iot.device(options);

device.on('connect', () => tell('connected'));
// The SDK hands the arguments of an event over as one list.
device.on('error', ([error]) => tell('error', { code: error.code, message: error.message }));
device.on('message', (topic, payload) => tell('message', { topic, payload: payload.toString() }));
device.onProps(request => tell('properties', { params: request.params }));
device.onService('reboot', (request, reply) => {
  tell('service', { params: request.params });
  reply({ id: request.id, code: 200, data: { in: request.params.in } }, 'sync');
});

device.once('connect', () => {
  device.subscribe(`${custom}/get`, { qos: 1 }, (error, granted) => {
    tell('subscribed', { qos: error ? 128 : granted[0].qos });
    device.publish(`${custom}/update`, 'hello');
    device.postProps({ Power: 1 }, reply => tell('reply', { code: reply.code }));
  });
});

process.stdin.on('end', () => process.exit(0)).resume();
