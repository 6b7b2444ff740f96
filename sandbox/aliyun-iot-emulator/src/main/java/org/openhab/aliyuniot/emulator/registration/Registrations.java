/*
 * Copyright (c) 2026 Contributors to the openHAB Aliyun IoT Binding
 *
 * See the NOTICE file(s) distributed with this work for additional
 * information.
 *
 * This program and the accompanying materials are made available under the
 * terms of the Eclipse Public License 2.0 which is available at
 * http://www.eclipse.org/legal/epl-2.0
 *
 * SPDX-License-Identifier: EPL-2.0
 */
package org.openhab.aliyuniot.emulator.registration;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.aliyuniot.emulator.alink.AlinkResult;
import org.openhab.aliyuniot.emulator.configuration.DeviceDefinition;
import org.openhab.aliyuniot.emulator.configuration.DeviceName;
import org.openhab.aliyuniot.emulator.configuration.DynamicRegistration;
import org.openhab.aliyuniot.emulator.configuration.EmulatorConfiguration;
import org.openhab.aliyuniot.emulator.device.Device;
import org.openhab.aliyuniot.emulator.device.Devices;
import org.openhab.aliyuniot.emulator.login.SignMethod;

/**
 * Which products let their devices learn their secrets, and which devices may. Only the emulator's event loop touches it.
 */
public final class Registrations {
    private final Devices devices;
    private final Map<String, DynamicRegistration> products = new HashMap<>();
    private final Set<Device> reset = Collections.newSetFromMap(new WeakHashMap<>());

    /** Begins with what the configuration says of the products. */
    public Registrations(EmulatorConfiguration configuration, Devices devices) {
        this.devices = devices;
        configuration.products().forEach(product -> products.put(product.productKey(), product.registration()));
    }

    /** Off for products that nobody has said anything of. */
    public DynamicRegistration of(String productKey) {
        return products.getOrDefault(productKey, DynamicRegistration.OFF);
    }

    /** Changes it, as somebody does in Aliyun's console. */
    public void set(String productKey, DynamicRegistration registration) {
        products.put(productKey, registration);
    }

    /** The device of that name, whether it may register or not; null if there is none. */
    @Nullable
    DeviceDefinition device(DeviceName name) {
        Device device = devices.find(name.productKey(), name.deviceName());
        return device == null ? null : device.definition();
    }

    /** {@code thing/reset}: the device has been set back and may learn its secret once more. */
    public AlinkResult reset(Device device, JsonNode params) {
        reset.add(device);
        return AlinkResult.success();
    }

    /** The device that may learn its secret now; only one that has never used it may. */
    public Device register(RegistrationRequest request) throws RegistrationRefusal {
        Device device = registerAgain(request);
        if (isActivated(device) && !reset.remove(device)) {
            throw new RegistrationRefusal(
                    RegistrationRefusal.ACTIVATED,
                    "the device has connected with its secret already; delete it and add it again to have it register");
        }
        return device;
    }

    /** The same, be it that the device has used its secret before: a gateway may ask for a sub-device again. */
    public Device registerAgain(RegistrationRequest request) throws RegistrationRefusal {
        check(request);
        return find(request.name());
    }

    /** The device of a gateway's request, which needs no signature. */
    public Device register(DeviceName name) throws RegistrationRefusal {
        checkSwitch(name.productKey());
        return find(name);
    }

    /** A device that nobody has to have added before; it is added if it is not there. */
    public Device registerWithoutList(RegistrationRequest request) throws RegistrationRefusal {
        check(request);
        DeviceName name = request.name();
        if (devices.find(name.productKey(), name.deviceName()) == null) {
            if (devices.all().size() >= EmulatorConfiguration.MAX_DEVICES) {
                throw new RegistrationRefusal(RegistrationRefusal.PARAMETER, "there are too many devices");
            }
            add(name);
        }
        return find(name);
    }

    private void add(DeviceName name) throws RegistrationRefusal {
        try {
            devices.add(DeviceDefinition.withRandomSecret(name.productKey(), name.deviceName()));
        } catch (IllegalArgumentException e) {
            throw new RegistrationRefusal(RegistrationRefusal.PARAMETER, String.valueOf(e.getMessage()));
        }
    }

    private void check(RegistrationRequest request) throws RegistrationRefusal {
        DynamicRegistration product = checkSwitch(request.name().productKey());
        Optional<SignMethod> method = SignMethod.of(request.signMethod());
        if (method.isEmpty()) {
            throw new RegistrationRefusal(
                    RegistrationRefusal.SIGN_METHOD, "the sign method is none of hmacmd5, hmacsha1, hmacsha256");
        }
        String secret = product.productSecret();
        if (secret == null || !request.isSignedWith(method.get(), secret)) {
            throw new RegistrationRefusal(
                    RegistrationRefusal.SIGN, "sign is not the signature made with the product secret");
        }
    }

    private DynamicRegistration checkSwitch(String productKey) throws RegistrationRefusal {
        if (!devices.hasProduct(productKey)) {
            throw new RegistrationRefusal(RegistrationRefusal.NO_PRODUCT, "there is no such product");
        }
        DynamicRegistration product = of(productKey);
        if (!product.enabled()) {
            throw new RegistrationRefusal(
                    RegistrationRefusal.SWITCHED_OFF, "dynamic registration of the product is switched off");
        }
        return product;
    }

    private Device find(DeviceName name) throws RegistrationRefusal {
        Device device = devices.find(name.productKey(), name.deviceName());
        if (device == null) {
            throw new RegistrationRefusal(RegistrationRefusal.NO_DEVICE, "there is no such device of the product");
        }
        if (!device.isEnabled()) {
            throw new RegistrationRefusal(RegistrationRefusal.DEVICE_DISABLED, "the device is disabled");
        }
        return device;
    }

    /** Whether it has connected, or sent something over a protocol without connections. */
    private static boolean isActivated(Device device) {
        return device.connects() > 0 || device.log().count() > 0;
    }
}
