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
package org.openhab.binding.aliyuniot.internal.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.AliyunIotBindingConstants;
import org.openhab.binding.aliyuniot.link.ForeignCode;
import org.openhab.binding.aliyuniot.link.identity.ProductKey;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.thingmodel.reader.ThingModelException;
import org.openhab.binding.aliyuniot.link.thingmodel.reader.ThingModelReader;
import org.openhab.core.OpenHAB;
import org.openhab.core.thing.ThingUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thing models of products, for all things: those that the platform has told are kept on disk, so that they are known
 * before there is a connection; besides, it is known which thing uses which. For any thread; the first question for a
 * product, and {@link #store}, wait for the disk.
 */
public class ProductModels {
    private final Logger logger = LoggerFactory.getLogger(ProductModels.class);

    private final ModelFolder folder;
    private final Map<String, ThingModel> known = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Map<ThingUID, Used> used = new ConcurrentHashMap<>();

    /** What one thing uses. */
    private record Used(Object user, String productKey, ThingModel model) {}

    private record Listener(String productKey, Runnable changed) {}

    /** Keeps them in the binding's folder below openHAB's user data. */
    public ProductModels() {
        this(Path.of(OpenHAB.getUserDataFolder(), AliyunIotBindingConstants.BINDING_ID, "models"));
    }

    /**
     * @param folder made when it is first needed
     */
    public ProductModels(Path folder) {
        this.folder = new ModelFolder(folder);
    }

    /** What the platform has told of a product; {@code null} if nothing is known. */
    public @Nullable ThingModel of(String productKey) {
        ThingModel model = known.get(productKey);
        return model == null ? read(productKey) : model;
    }

    private synchronized @Nullable ThingModel read(String productKey) {
        ThingModel meanwhile = known.get(productKey);
        if (meanwhile != null) {
            return meanwhile;
        }
        try {
            byte[] tsl = folder.read(new ProductKey(productKey));
            if (tsl != null) {
                ThingModel model = ThingModelReader.read(tsl);
                known.put(productKey, model);
                return model;
            }
        } catch (IllegalArgumentException e) {
            logger.debug("There is no product with a key of {} characters", productKey.length());
        } catch (IOException | ThingModelException e) {
            logger.warn(
                    "The thing model of {} that is kept on disk cannot be used, so that its channels come with the next"
                            + " connection: {}",
                    productKey,
                    e.getMessage());
        }
        return null;
    }

    /**
     * Keeps a thing model that the platform has told, and tells whoever listens if it is another one than before. Without
     * a disk it is known until the end of the process.
     *
     * @param tsl JSON as the platform sends it
     * @return the present one
     * @throws ThingModelException if it cannot be used; what was known stays
     */
    public ThingModel store(String productKey, byte[] tsl) throws ThingModelException {
        ThingModel model = ThingModelReader.read(tsl);
        synchronized (this) {
            ThingModel former = of(productKey);
            if (former != null && model.equals(former)) {
                return former;
            }
            known.put(productKey, model);
            try {
                folder.write(new ProductKey(productKey), tsl);
            } catch (IOException e) {
                logger.warn(
                        "The thing model of {} cannot be kept on disk, so that its channels are missing after a restart until"
                                + " there is a connection. See that openHAB may write to its folder of user data: {}",
                        productKey,
                        e.toString());
            }
        }
        model.leftOut().forEach(reason -> logger.warn("Thing model of {}: {}", productKey, reason));
        for (Listener listener : listeners) {
            if (listener.productKey().equals(productKey)) {
                ForeignCode.run(logger, "a device's taking of a thing model", listener.changed());
            }
        }
        return model;
    }

    /**
     * Tells whenever the thing model of a product has become another one, on the thread of whoever stores it.
     *
     * @return ends that
     */
    Runnable listen(String productKey, Runnable changed) {
        Listener listener = new Listener(productKey, changed);
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /**
     * A thing uses a thing model, wherever that comes from, until {@link #release}.
     *
     * @param user of several for the same thing, the last one counts
     */
    void use(ThingUID thing, Object user, String productKey, ThingModel model) {
        used.put(thing, new Used(user, productKey, model));
    }

    /** A user has come to its end. */
    void release(Object user) {
        used.values().removeIf(use -> use.user() == user);
    }

    /** What a thing uses; {@code null} if it uses none. */
    public @Nullable ThingModel usedBy(ThingUID thing) {
        Used use = used.get(thing);
        return use == null ? null : use.model();
    }

    /** What things use of a product, or else what is known of it; {@code null} if nothing is. */
    public @Nullable ThingModel ofType(String productKey) {
        for (Used use : used.values()) {
            if (use.productKey().equals(productKey)) {
                return use.model();
            }
        }
        return of(productKey);
    }

    /** The keys of the products whose thing models are used or were asked for. */
    public List<String> productKeys() {
        return Stream.concat(known.keySet().stream(), used.values().stream().map(Used::productKey))
                .distinct()
                .sorted()
                .toList();
    }
}
