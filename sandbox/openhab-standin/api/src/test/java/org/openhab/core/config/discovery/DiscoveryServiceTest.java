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
package org.openhab.core.config.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;
import org.openhab.core.thing.ThingTypeUID;
import org.openhab.core.thing.ThingUID;

@NonNullByDefault({})
class DiscoveryServiceTest {
    private static final ThingTypeUID LAMP = new ThingTypeUID("magic:lamp");
    private static final ThingUID HUB = new ThingUID("magic:hub:hall");
    private static final ThingUID FOUND = new ThingUID(LAMP, HUB, "one");

    private final List<String> calls = new CopyOnWriteArrayList<>();

    @Test
    void endsAScanAfterItsTime() {
        Lamps lamps = new Lamps(1, false);

        lamps.startScan(new Ends());

        await().untilAsserted(() -> assertThat(calls).containsExactly("scan", "finished"));
    }

    @Test
    void finishesAScanBeforeTheNext() {
        Lamps lamps = new Lamps(0, false);
        lamps.startScan(new Ends());

        lamps.startScan(new Ends());

        assertThat(calls).containsExactly("scan", "finished", "scan");
    }

    @Test
    void forgetsAScanThatFails() {
        Lamps lamps = new Lamps(0, false);
        lamps.fails = true;
        assertThatIllegalStateException().isThrownBy(() -> lamps.startScan(new Ends()));

        lamps.fails = false;
        lamps.startScan(new Ends());

        assertThat(calls).containsExactly("scan", "scan");
    }

    @Test
    void tellsInOrderAndGoesOnAfterAFailure() {
        Lamps lamps = new Lamps(0, false);
        lamps.addDiscoveryListener(new Listener(true));
        Listener listener = new Listener(false);
        lamps.addDiscoveryListener(listener);

        lamps.thingDiscovered(DiscoveryResultBuilder.create(FOUND).build());
        lamps.thingRemoved(FOUND);

        await().untilAsserted(() -> assertThat(calls).containsExactly("found " + FOUND, "lost " + FOUND));
        lamps.removeDiscoveryListener(listener);
    }

    @Test
    void looksInTheBackgroundWhileItIsWanted() {
        Lamps lamps = new Lamps(0, true);
        lamps.activate(null);
        lamps.deactivate();
        assertThat(calls).containsExactly("background", "no background");

        lamps.activate(Map.of(DiscoveryService.CONFIG_PROPERTY_BACKGROUND_DISCOVERY, "false"));
        lamps.deactivate();

        assertThat(calls).hasSize(2);
        assertThat(lamps.isBackgroundDiscoveryEnabled()).isFalse();
    }

    @Test
    void builds() {
        DiscoveryResult result = DiscoveryResultBuilder.create(FOUND)
                .withBridge(HUB)
                .withLabel("Lamp")
                .withProperty("serial", "A1")
                .withRepresentationProperty("serial")
                .build();

        assertThat(result.getThingTypeUID()).isEqualTo(LAMP);
        assertThat(result.getBindingId()).isEqualTo("magic");
        assertThat(result.getBridgeUID()).isEqualTo(HUB);
        assertThat(result.getProperties()).containsOnly(Map.entry("serial", "A1"));
        assertThat(result.getTimeToLive()).isEqualTo(DiscoveryResult.TTL_UNLIMITED);
        assertThat(DiscoveryResultBuilder.create(FOUND)
                        .withThingType(new ThingTypeUID("magic:bulb"))
                        .build()
                        .getThingTypeUID())
                .hasToString("magic:bulb");
    }

    @Test
    void wantsTheBridgeInTheUid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DiscoveryResultBuilder.create(FOUND).withBridge(new ThingUID("magic:hub:loft")))
                .withMessage("Thing UID 'magic:lamp:hall:one' does not match bridge UID 'magic:hub:loft'");
        assertThatIllegalArgumentException().isThrownBy(() -> new Lamps(-1, false));
    }

    private final class Lamps extends AbstractDiscoveryService {
        private boolean fails;

        Lamps(int timeout, boolean background) {
            super(Set.of(LAMP), timeout, background);
        }

        @Override
        protected void startScan() {
            calls.add("scan");
            if (fails) {
                throw new IllegalStateException();
            }
        }

        @Override
        protected void startBackgroundDiscovery() {
            calls.add("background");
        }

        @Override
        protected void stopBackgroundDiscovery() {
            calls.add("no background");
        }
    }

    private final class Ends implements ScanListener {
        @Override
        public void onFinished() {
            calls.add("finished");
        }
    }

    private final class Listener implements DiscoveryListener {
        private final boolean fails;

        Listener(boolean fails) {
            this.fails = fails;
        }

        @Override
        public void thingDiscovered(DiscoveryService source, DiscoveryResult result) {
            tell("found " + result.getThingUID());
        }

        @Override
        public void thingRemoved(DiscoveryService source, ThingUID thingUID) {
            tell("lost " + thingUID);
        }

        private void tell(String call) {
            if (fails) {
                throw new IllegalStateException("a listener that fails");
            }
            calls.add(call);
        }
    }
}
