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
package org.openhab.binding.aliyuniot.internal.service;

import java.util.List;
import org.openhab.binding.aliyuniot.internal.console.AliyunIotCommand;
import org.openhab.binding.aliyuniot.internal.mirror.MirrorLinks;
import org.openhab.binding.aliyuniot.internal.mirror.MirrorProfileFactory;
import org.openhab.binding.aliyuniot.internal.mirror.MirroredItems;
import org.openhab.binding.aliyuniot.internal.model.ProductModels;
import org.openhab.binding.aliyuniot.internal.model.channel.ModelChannelTypes;
import org.openhab.binding.aliyuniot.internal.model.channel.ModelStateDescriptions;
import org.openhab.binding.aliyuniot.internal.secret.SecretFile;
import org.openhab.core.io.console.extensions.ConsoleCommandExtension;
import org.openhab.core.thing.profiles.ProfileFactory;
import org.openhab.core.thing.profiles.ProfileTypeProvider;
import org.openhab.core.thing.type.ChannelTypeProvider;
import org.openhab.core.thing.type.DynamicStateDescriptionProvider;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

/**
 * What handlers, profiles, descriptions and the console share, with what openHAB gets of it. The shared parts themselves
 * are no services: during an upgrade two versions of the add-on run beside each other, and each would be given those of
 * the other.
 */
public final class SharedServices implements AutoCloseable {
    private final ProductModels models = new ProductModels();
    private final SecretFile secrets = new SecretFile();
    private final MirrorLinks mirrors;
    private final List<ServiceRegistration<?>> registrations;

    /**
     * Offers openHAB what it gets, until {@link #close}.
     */
    public SharedServices(BundleContext bundle, OpenhabRegistries openhab) {
        mirrors = new MirrorLinks(openhab.links(), openhab.items(), openhab.things());
        registrations = List.of(
                bundle.registerService(ChannelTypeProvider.class, new ModelChannelTypes(models), null),
                bundle.registerService(
                        DynamicStateDescriptionProvider.class, new ModelStateDescriptions(models, mirrors), null),
                bundle.registerService(
                        new String[] {ProfileFactory.class.getName(), ProfileTypeProvider.class.getName()},
                        new MirrorProfileFactory(mirrors, openhab.translations()),
                        null),
                bundle.registerService(
                        ConsoleCommandExtension.class,
                        new AliyunIotCommand(openhab.things(), openhab.translations(), openhab.locales(), secrets),
                        null));
    }

    /** The thing models of all products. */
    public ProductModels models() {
        return models;
    }

    /** The items that mirror to channels. */
    public MirroredItems mirrors() {
        return mirrors;
    }

    /** What devices have learnt to log in with. */
    public SecretFile secrets() {
        return secrets;
    }

    /** Takes back what openHAB was given. */
    @Override
    public void close() {
        registrations.forEach(ServiceRegistration::unregister);
    }
}
