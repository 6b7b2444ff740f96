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
import org.openhab.binding.aliyuniot.internal.LocalizedText;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.thingmodel.reader.ThingModelException;
import org.openhab.binding.aliyuniot.link.thingmodel.reader.ThingModelReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thing model in a file of the user's. Reading waits for the disk.
 *
 * @param folder which the file has to be in, also when links are followed
 */
record ModelFile(Path folder, Path file) {
    private static final Logger LOGGER = LoggerFactory.getLogger(ModelFile.class);

    /**
     * @throws ModelUnusableException if only the user can help
     */
    ThingModel read() throws ModelUnusableException {
        byte[] tsl = null;
        try {
            Path real = file.toRealPath();
            if (real.startsWith(folder.toRealPath())) {
                tsl = ModelFolder.read(real);
            }
        } catch (IOException e) {
            LOGGER.debug("{} cannot be read", file, e);
        }
        if (tsl == null) {
            throw new ModelUnusableException(LocalizedText.of("offline.model-unreadable", List.of(name())));
        }
        try {
            ThingModel model = ThingModelReader.read(tsl);
            model.leftOut().forEach(reason -> LOGGER.warn("{}: {}", file, reason));
            return model;
        } catch (ThingModelException e) {
            LOGGER.warn("{} cannot be used: {}", file, e.getMessage());
            throw new ModelUnusableException(LocalizedText.of("offline.model-unusable", List.of(name())));
        }
    }

    private String name() {
        return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
    }
}
