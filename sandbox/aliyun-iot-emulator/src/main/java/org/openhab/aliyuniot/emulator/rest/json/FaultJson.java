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
package org.openhab.aliyuniot.emulator.rest.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.openhab.aliyuniot.emulator.fault.ActiveFault;
import org.openhab.aliyuniot.emulator.fault.AlinkFault;
import org.openhab.aliyuniot.emulator.fault.DownloadFault;
import org.openhab.aliyuniot.emulator.fault.Fault;
import org.openhab.aliyuniot.emulator.fault.LineFault;
import org.openhab.aliyuniot.emulator.fault.ReportFault;
import org.openhab.aliyuniot.emulator.text.Json;

/** How faults look in the REST interface: which types there are, and the fields of each. */
public final class FaultJson {
    private static final String TYPE = "type";
    private static final String FILTER = "filter";
    private static final String SEED = "seed";
    private static final List<String> NUMBERS =
            List.of("count", "returnCode", "delayMillis", "after", "withinMillis", "bytesPerSecond", "percent");
    private static final List<String> FIELDS = List.of(
            TYPE,
            "count",
            "returnCode",
            FILTER,
            "delayMillis",
            "after",
            "withinMillis",
            SEED,
            "bytesPerSecond",
            "percent");
    private static final List<Shape> SHAPES = List.of(
            counted(
                    "refuse-connect",
                    LineFault.RefuseConnect.class,
                    fields -> Fault.refuseConnect(fields.number("count"), fields.number("returnCode")),
                    (fault, node) -> node.put("returnCode", fault.returnCode())),
            shape(
                    "refuse-subscription",
                    LineFault.RefuseSubscription.class,
                    fields -> Fault.refuseSubscription(fields.text(FILTER)),
                    (fault, node) -> node.put(FILTER, fault.filter())),
            shape(
                    "delay",
                    LineFault.Delay.class,
                    fields -> new LineFault.Delay(fields.number("delayMillis")),
                    (fault, node) -> node.put("delayMillis", fault.delayMillis())),
            shape("black-hole", LineFault.BlackHole.class, fields -> Fault.blackHole(), (fault, node) -> {}),
            simple(Fault.Kind.WITHHOLD_PUBACK),
            counted(
                    "drop-after-packets",
                    LineFault.DropAfterPackets.class,
                    fields -> Fault.dropAfterPackets(fields.number("count"), fields.number("after")),
                    (fault, node) -> node.put("after", fault.after())),
            counted(
                    "drop-after-bytes",
                    LineFault.DropAfterBytes.class,
                    fields -> Fault.dropAfterBytes(fields.number("count"), fields.number("after")),
                    (fault, node) -> node.put("after", fault.after())),
            counted(
                    "drop-at-random",
                    LineFault.DropAtRandom.class,
                    fields -> new LineFault.DropAtRandom(
                            fields.number("count"), fields.number("withinMillis"), fields.seed()),
                    (fault, node) ->
                            node.put("withinMillis", fault.withinMillis()).put(SEED, fault.seed())),
            counted(
                    "download-status",
                    DownloadFault.Status.class,
                    fields -> Fault.downloadStatus(fields.number("count"), fields.number("returnCode")),
                    (fault, node) -> node.put("returnCode", fault.returnCode())),
            counted(
                    "download-cut",
                    DownloadFault.Cut.class,
                    fields -> Fault.downloadCut(fields.number("count"), fields.number("after")),
                    (fault, node) -> node.put("after", fault.after())),
            counted(
                    "download-slow",
                    DownloadFault.Slow.class,
                    fields -> Fault.downloadSlow(fields.number("count"), fields.number("bytesPerSecond")),
                    (fault, node) -> node.put("bytesPerSecond", fault.bytesPerSecond())),
            simple(Fault.Kind.DOWNLOAD_ENDLESS),
            simple(Fault.Kind.WRONG_LENGTH),
            simple(Fault.Kind.WRONG_DIGEST),
            simple(Fault.Kind.WRONG_SIGNATURE),
            simple(Fault.Kind.BLOCK_WRONG_CRC),
            simple(Fault.Kind.BLOCK_LOST),
            simple(Fault.Kind.UPLOAD_WRONG_CRC),
            simple(Fault.Kind.UPLOAD_DAMAGED),
            simple(Fault.Kind.PULL_REFUSED),
            simple(Fault.Kind.PULL_LOST),
            counted(
                    "lose-datagrams",
                    ReportFault.LoseDatagrams.class,
                    fields -> new ReportFault.LoseDatagrams(
                            fields.number("count"), fields.number("percent"), fields.seed()),
                    FaultJson::putDatagrams),
            counted(
                    "duplicate-datagrams",
                    ReportFault.DuplicateDatagrams.class,
                    fields -> new ReportFault.DuplicateDatagrams(
                            fields.number("count"), fields.number("percent"), fields.seed()),
                    FaultJson::putDatagrams),
            counted(
                    "separate-response",
                    ReportFault.SeparateResponse.class,
                    fields -> new ReportFault.SeparateResponse(fields.number("count"), fields.number("delayMillis")),
                    (fault, node) -> node.put("delayMillis", fault.delayMillis())),
            counted(
                    "refuse-alink",
                    AlinkFault.RefuseAlink.class,
                    fields ->
                            Fault.refuseAlink(fields.number("count"), fields.text(FILTER), fields.number("returnCode")),
                    (fault, node) -> node.put(FILTER, fault.filter()).put("returnCode", fault.returnCode())),
            counted(
                    "lose-reply",
                    AlinkFault.LoseReply.class,
                    fields -> Fault.loseReply(fields.number("count"), fields.text(FILTER)),
                    (fault, node) -> node.put(FILTER, fault.filter())),
            simple(Fault.Kind.DTLS_ALERT),
            simple(Fault.Kind.EXPIRE_TOKEN),
            counted(
                    "refuse-request",
                    ReportFault.RefuseRequest.class,
                    fields -> Fault.refuseRequest(fields.number("count"), fields.number("returnCode")),
                    (fault, node) -> node.put("returnCode", fault.returnCode())));

    private FaultJson() {}

    /** One type of faults: which these are, how one is made of fields, and what to write of it. */
    private record Shape(
            String type,
            Predicate<Fault> describes,
            Function<Fields, Fault> reader,
            BiConsumer<Fault, ObjectNode> writer) {}

    private static <F extends Fault> Shape shape(
            String type, Class<F> of, Function<Fields, Fault> reader, BiConsumer<F, ObjectNode> writer) {
        return new Shape(type, of::isInstance, reader, (fault, node) -> writer.accept(of.cast(fault), node));
    }

    private static <F extends Fault> Shape counted(
            String type, Class<F> of, Function<Fields, Fault> reader, BiConsumer<F, ObjectNode> writer) {
        return shape(type, of, reader, (fault, node) -> writer.accept(fault, node.put("count", fault.count())));
    }

    private static Shape simple(Fault.Kind kind) {
        return new Shape(
                kind.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                fault -> fault instanceof Fault.Simple simple && simple.kind() == kind,
                fields -> Fault.of(kind, fields.number("count")),
                (fault, node) -> node.put("count", fault.count()));
    }

    private static void putDatagrams(ReportFault.Datagrams fault, ObjectNode node) {
        node.put("percent", fault.percent()).put(SEED, fault.seed());
    }

    public static ObjectNode write(ActiveFault active) {
        Fault fault = active.fault();
        Shape shape = SHAPES.stream()
                .filter(one -> one.describes.test(fault))
                .findFirst()
                .orElseThrow();
        ObjectNode node = Json.object()
                .put("id", active.id())
                .put("productKey", active.productKey())
                .put("deviceName", active.deviceName())
                .put(TYPE, shape.type);
        shape.writer.accept(fault, node);
        return node;
    }

    /** Throws {@link IllegalArgumentException} with what is wrong. */
    public static Fault read(ObjectNode request) {
        List<String> unknown = new ArrayList<>();
        request.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(FIELDS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("There may be only " + String.join(", ", FIELDS));
        }
        String type = request.path(TYPE).asText();
        Shape shape = SHAPES.stream()
                .filter(one -> one.type.equals(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("type must be one of "
                        + SHAPES.stream().map(Shape::type).collect(Collectors.joining(", "))));
        Fields fields = new Fields(request);
        Fault fault = shape.reader.apply(fields);
        fields.checkOthers(type);
        return fault;
    }

    /** The fields of a request; remembers which ones the type has. */
    private static final class Fields {
        private final ObjectNode request;
        private final Set<String> asked = new HashSet<>();

        Fields(ObjectNode request) {
            this.request = request;
            for (String field : NUMBERS) {
                JsonNode node = request.path(field);
                checkWhole(field, node.isMissingNode() || node.canConvertToInt());
            }
            JsonNode node = request.path(SEED);
            checkWhole(SEED, node.isMissingNode() || node.canConvertToLong());
        }

        private static void checkWhole(String field, boolean whole) {
            if (!whole) {
                throw new IllegalArgumentException(field + " must be a whole number");
            }
        }

        int number(String field) {
            asked.add(field);
            return request.path(field).asInt();
        }

        long seed() {
            asked.add(SEED);
            return request.path(SEED).asLong();
        }

        String text(String field) {
            asked.add(field);
            return request.path(field).asText();
        }

        /** Refuses what does not belong to the type, unless it is 0 or empty. */
        void checkOthers(String type) {
            for (String field : FIELDS) {
                boolean nothing = FILTER.equals(field)
                        ? request.path(field).asText().isEmpty()
                        : request.path(field).asLong() == 0;
                if (!TYPE.equals(field) && !asked.contains(field) && !nothing) {
                    throw new IllegalArgumentException(field + " does not go with " + type + "; leave it out");
                }
            }
        }
    }
}
