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
package org.openhab.binding.aliyuniot.link.transport.coap;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;
import org.openhab.binding.aliyuniot.link.LinkRuntime;
import org.openhab.binding.aliyuniot.link.Mailbox;
import org.openhab.binding.aliyuniot.link.failure.LinkFailure;
import org.openhab.binding.aliyuniot.link.failure.NetworkFailure;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapConnectors;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapPeer;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapSettings;
import org.openhab.binding.aliyuniot.link.transport.coap.endpoint.CoapTimeouts;

/**
 * One transport's hold on the peer that devices share, from the look-up of the host to the transport's end. Belongs to
 * the mailbox.
 */
final class PeerLease {
    private final LinkRuntime runtime;
    private final CoapSettings settings;
    private final CoapTimeouts timeouts;
    private final CoapConnectors connectors;
    private final Mailbox mailbox;
    private Runnable release = () -> {};
    private Runnable cancelLookUp = () -> {};
    private boolean ended;

    /** Where the requests of a transport go. */
    record Way(CoapPeer peer, InetSocketAddress address) {}

    PeerLease(LinkRuntime runtime, CoapSettings settings, CoapTimeouts timeouts, Mailbox mailbox) {
        this.runtime = runtime;
        this.settings = settings;
        this.timeouts = timeouts;
        this.connectors = CoapConnectors.of(runtime);
        this.mailbox = mailbox;
    }

    /**
     * Takes the peer and looks its host up; one of the two is called on the mailbox, unless {@link #end()} comes before.
     */
    void begin(Consumer<Way> found, Consumer<LinkFailure> failed) {
        cancelLookUp = runtime.after(
                timeouts.lookUp(),
                () -> mailbox.execute(() -> failed.accept(new NetworkFailure(
                        LinkFailure.Reason.UNKNOWN_HOST, "The host " + settings.host() + " is not found in time"))));
        // Name servers may take their time.
        runtime.newMailbox().execute(() -> lookUp(found, failed));
    }

    private void lookUp(Consumer<Way> found, Consumer<LinkFailure> failed) {
        try {
            CoapPeer peer = connectors.peer(settings, timeouts);
            mailbox.execute(() -> leased(peer));
            Way way = new Way(peer, peer.lookUp());
            mailbox.execute(() -> found(way, found));
        } catch (LinkFailure e) {
            mailbox.execute(() -> failed.accept(e));
        } catch (IOException e) {
            mailbox.execute(() -> failed.accept(new NetworkFailure(
                    LinkFailure.Reason.CONNECTION_LOST, "No socket could be opened for " + settings.address(), e)));
        }
    }

    /** Kept to the end, which may have come before. */
    private void leased(CoapPeer peer) {
        if (ended) {
            connectors.release(settings, timeouts, peer);
        } else {
            release = () -> connectors.release(settings, timeouts, peer);
        }
    }

    private void found(Way way, Consumer<Way> found) {
        cancelLookUp.run();
        if (!ended) {
            found.accept(way);
        }
    }

    void end() {
        ended = true;
        cancelLookUp.run();
        release.run();
    }
}
