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
package org.openhab.standin.host.thing;

import java.io.IOException;
import java.nio.file.Path;
import org.openhab.core.OpenHAB;
import org.openhab.standin.host.item.Items;
import org.openhab.standin.host.yaml.YamlContent;
import org.openhab.standin.host.yaml.YamlFolder;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Keeps things and items as the files in {@code conf/yaml} have them. */
@Component(service = HostModel.class, immediate = true)
public final class HostModel {
    private final Items items;
    private final ThingLifeCycle lifeCycle;
    private final YamlFolder folder;

    @Activate
    public HostModel(@Reference Items items, @Reference ThingLifeCycle lifeCycle) throws IOException {
        this.items = items;
        this.lifeCycle = lifeCycle;
        folder = new YamlFolder(Path.of(OpenHAB.getConfigFolder(), "yaml"), this::apply);
    }

    @Deactivate
    public void close() {
        folder.close();
    }

    private void apply(YamlContent content) {
        Items.LinkChanges links = items.replace(content.items().values());
        lifeCycle.replace(content.things().values());
        lifeCycle.linksChanged(links);
    }
}
