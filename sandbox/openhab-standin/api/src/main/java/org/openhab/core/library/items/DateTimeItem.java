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
package org.openhab.core.library.items;

import java.util.List;
import org.openhab.core.items.GenericItem;
import org.openhab.core.library.CoreItemFactory;
import org.openhab.core.library.types.DateTimeType;
import org.openhab.core.types.Command;
import org.openhab.core.types.RefreshType;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

/** A moment. */
public class DateTimeItem extends GenericItem {

    public DateTimeItem(String name) {
        super(CoreItemFactory.DATETIME, name);
    }

    @Override
    public List<Class<? extends State>> getAcceptedDataTypes() {
        return List.of(DateTimeType.class, UnDefType.class);
    }

    @Override
    public List<Class<? extends Command>> getAcceptedCommandTypes() {
        return List.of(DateTimeType.class, RefreshType.class);
    }
}
