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

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.measure.Quantity;
import javax.measure.Unit;
import javax.measure.spi.SystemOfUnits;
import org.junit.jupiter.api.Test;
import org.openhab.core.i18n.UnitProvider;
import org.openhab.core.items.GenericItem;
import org.openhab.core.items.Item;
import org.openhab.core.items.StateChangeListener;
import org.openhab.core.library.CoreItemFactory;
import org.openhab.core.library.types.DecimalType;
import org.openhab.core.library.types.HSBType;
import org.openhab.core.library.types.OnOffType;
import org.openhab.core.library.types.PercentType;
import org.openhab.core.library.types.QuantityType;
import org.openhab.core.library.types.StringType;
import org.openhab.core.library.types.UpDownType;
import org.openhab.core.library.unit.SIUnits;
import org.openhab.core.types.State;
import org.openhab.core.types.UnDefType;

class ItemStateTest {

    private final CoreItemFactory factory = new CoreItemFactory(new Celsius());

    @Test
    void aDimmerKeepsPercent() {
        assertThat(stateAfter("Dimmer", OnOffType.ON)).isEqualTo(PercentType.HUNDRED);
    }

    @Test
    void aRollershutterKeepsPercent() {
        assertThat(stateAfter("Rollershutter", UpDownType.DOWN)).isEqualTo(PercentType.HUNDRED);
    }

    @Test
    void aColourKeepsItsHueWhenTheBrightnessChanges() {
        assertThat(stateAfter("Color", new HSBType("120,50,80"), new PercentType(30)))
                .isEqualTo(new HSBType("120,50,30"));
    }

    @Test
    void aNumberWithADimensionKeepsItsUnit() {
        assertThat(stateAfter("Number:Temperature", new QuantityType<>("293.15 K")))
                .hasToString("20 °C");
        assertThat(stateAfter("Number:Temperature", new DecimalType(21))).hasToString("21 °C");
    }

    @Test
    void aNumberWithoutADimensionKeepsTheBareNumber() {
        assertThat(stateAfter("Number", new QuantityType<>("5 W"))).isEqualTo(new DecimalType(5));
    }

    @Test
    void aStateOfAnotherKindIsRefused() {
        assertThat(stateAfter("Switch", new StringType("ON"))).isEqualTo(UnDefType.NULL);
        assertThat(stateAfter("Number:Temperature", new QuantityType<>("5 W"))).isEqualTo(UnDefType.NULL);
    }

    @Test
    void listenersHearOfEveryUpdateAndOfChanges() {
        List<String> heard = new ArrayList<>();
        GenericItem item = item("Switch");
        item.addStateChangeListener(new StateChangeListener() {
            @Override
            public void stateChanged(Item changed, State oldState, State newState) {
                heard.add(oldState + " to " + newState);
            }

            @Override
            public void stateUpdated(Item updated, State state) {
                heard.add(state.toString());
            }
        });

        item.setState(OnOffType.ON);
        item.setState(OnOffType.ON);

        assertThat(heard).containsExactly("ON", "NULL to ON", "ON");
    }

    private State stateAfter(String type, State... states) {
        GenericItem item = item(type);
        for (State state : states) {
            item.setState(state);
        }
        return item.getState();
    }

    private GenericItem item(String type) {
        return Objects.requireNonNull(factory.createItem(type, "test"));
    }

    private static final class Celsius implements UnitProvider {

        @Override
        @SuppressWarnings("unchecked")
        public <T extends Quantity<T>> Unit<T> getUnit(Class<T> dimension) {
            return (Unit<T>) SIUnits.CELSIUS;
        }

        @Override
        public SystemOfUnits getMeasurementSystem() {
            return SIUnits.getInstance();
        }

        @Override
        public Collection<Class<? extends Quantity<?>>> getAllDimensions() {
            return List.of();
        }
    }
}
