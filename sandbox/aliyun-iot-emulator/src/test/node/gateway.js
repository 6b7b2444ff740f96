// A gateway made with the official SDK, from the secrets of the products alone. Takes its options from GATEWAY_OPTIONS and
// SUB_DEVICE, tells what happens as one JSON object a line, logs the sub-device out and leaves the topology when its standard
// input ends.
'use strict';

const iot = require('alibabacloud-iot-device-sdk');

const options = JSON.parse(process.env.GATEWAY_OPTIONS);
const sub = JSON.parse(process.env.SUB_DEVICE);
const tell = (event, details) => console.log(JSON.stringify({ event, ...details }));
const told = event => reply => tell(event, { code: reply.code, data: reply.data });

iot.register(options, registered => {
  tell('registered', { code: registered.code });
  const gateway = iot.gateway({ ...options, deviceSecret: registered.data.deviceSecret });
  gateway.on('error', ([error]) => tell('error', { message: error.message }));
  gateway.once('connect', () => connected(gateway));
});

function connected(gateway) {
  gateway.regiestSubDevice([sub], reply => {
    told('sub-registered')(reply);
    const triple = { ...sub, deviceSecret: reply.data[0].deviceSecret };
    gateway.addTopo([{ ...triple }], added => {
      told('added')(added);
      gateway.getTopo(told('topology'));
      const device = gateway.login({ ...triple }, told('login'));
      device.on('connect', () => online(device));
    });
  });
  process.stdin
    .on('end', () =>
      gateway.logout(sub, reply => {
        told('logout')(reply);
        gateway.removeTopo([sub], told('removed'));
      }))
    .resume();
}

function online(device) {
  device.onProps(request => tell('properties', { params: request.params }));
  device.onService('reboot', (request, reply) => reply({ id: request.id, code: 200, data: { in: 5 } }, 'sync'));
  device.postProps({ Power: 1 }, told('posted'));
  device.postEvent('Alarm', { code: 3 }, told('happened'));
  device.postTags([{ attrKey: 'room', attrValue: 'hall' }], told('tagged'));
}
