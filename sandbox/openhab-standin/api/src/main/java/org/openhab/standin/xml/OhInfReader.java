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
package org.openhab.standin.xml;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.core.config.core.ConfigDescription;
import org.openhab.standin.xml.UpdateXml.Action;
import org.openhab.standin.xml.UpdateXml.Instruction;
import org.openhab.standin.xml.UpdateXml.InstructionSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the {@code OH-INF} files of an add-on as strictly as openHAB does: elements in one fixed order, and one element
 * out of order or unknown makes the whole file unreadable. Has no state; safe for use by several threads.
 */
public final class OhInfReader {

    private static final Logger LOGGER = LoggerFactory.getLogger(OhInfReader.class);

    private final CoreVersion version;

    private OhInfReader(final CoreVersion version) {
        this.version = version;
    }

    public static OhInfReader reader(final CoreVersion version) {
        return new OhInfReader(version);
    }

    /** Reads all files; one that cannot be parsed is left out with a warning. */
    public OhInfContent read(final OhInfSource source) {
        return read(
                source,
                (path, problem) -> LOGGER.warn(
                        "The XML document '{}' in {} could not be parsed: {}",
                        path,
                        source.name(),
                        problem.getMessage()));
    }

    /**
     * Reads all files.
     *
     * @throws OhInfSyntaxException if a file cannot be parsed
     * @throws IOException if a file cannot be read
     */
    public OhInfContent readStrictly(final OhInfSource source) throws OhInfSyntaxException, IOException {
        final List<Exception> problems = new ArrayList<>();
        final OhInfContent content = read(source, (path, problem) -> problems.add(problem));
        if (!problems.isEmpty()) {
            if (problems.get(0) instanceof OhInfSyntaxException syntax) {
                throw syntax;
            }
            throw new IOException("Cannot read the files of " + source.name(), problems.get(0));
        }
        return content;
    }

    private OhInfContent read(final OhInfSource source, final ProblemListener listener) {
        OhInfContent content = empty(null);
        final List<AddonXml> addons = new ArrayList<>();
        for (final String folder : List.of("addon", "config", "thing", "update")) {
            for (final String path : files(source, folder, listener)) {
                try (InputStream in = source.open(path)) {
                    // Collected apart, so that a file with a mistake at its end leaves nothing behind.
                    final OhInfContent one = readFile(folder, path, in);
                    content.thingTypes().addAll(one.thingTypes());
                    content.channelTypes().addAll(one.channelTypes());
                    content.channelGroupTypes().addAll(one.channelGroupTypes());
                    content.configDescriptions().addAll(one.configDescriptions());
                    content.updates().addAll(one.updates());
                    final AddonXml addon = one.addon();
                    if (addon != null) {
                        addons.add(addon);
                    }
                } catch (OhInfSyntaxException | IOException e) {
                    listener.failed(path, e);
                }
            }
        }
        return new OhInfContent(
                addons.isEmpty() ? null : addons.get(0),
                List.copyOf(content.thingTypes()),
                List.copyOf(content.channelTypes()),
                List.copyOf(content.channelGroupTypes()),
                List.copyOf(content.configDescriptions()),
                List.copyOf(content.updates()));
    }

    private static List<String> files(final OhInfSource source, final String folder, final ProblemListener listener) {
        try {
            return source.files(folder, ".xml");
        } catch (IOException e) {
            listener.failed("OH-INF/" + folder, e);
            return List.of();
        }
    }

    /** Is told of a file that was left out. */
    private interface ProblemListener {
        void failed(String path, Exception problem);
    }

    private static OhInfContent empty(final @Nullable AddonXml addon) {
        return new OhInfContent(
                addon, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /**
     * Reads one file.
     *
     * @param folder the folder below {@code OH-INF}, which says what the file holds: addon, config, thing or update
     * @param file its name for messages
     * @throws OhInfSyntaxException if it cannot be parsed
     */
    public OhInfContent readFile(final String folder, final String file, final InputStream in)
            throws OhInfSyntaxException {
        final OhInfContent content = empty(null);
        switch (folder) {
            case "addon" -> {
                return addon(XmlElement.read(file, in, "addon"));
            }
            case "config" ->
                content.configDescriptions()
                        .addAll(ConfigDescriptionXml.readAll(XmlElement.read(file, in, "config-descriptions")));
            case "thing" ->
                ThingDescriptionsXml.read(XmlElement.read(file, in, "thing-descriptions"), version, content);
            case "update" -> content.updates().addAll(updates(XmlElement.read(file, in, "update-descriptions")));
            default -> throw new IllegalArgumentException("OH-INF/" + folder + " holds no XML files of openHAB");
        }
        return content;
    }

    private OhInfContent addon(final XmlElement element) throws OhInfSyntaxException {
        final String id = element.attribute("id");
        final OrderedChildren children = new OrderedChildren(element);
        final String type = children.requiredText("type");
        final String name = children.requiredText("name");
        final String description = children.requiredText("description");
        final String keywords = version == CoreVersion.V4_3 ? null : children.optionalText("keywords");
        final String connection = children.optionalText("connection");
        final String countries = children.optionalText("countries");
        final String serviceId = children.optionalText("service-id");
        final List<ConfigDescription> inline = new ArrayList<>();
        final URI configUri = ConfigDescriptionXml.readInlineOrReference(children, type + ":" + id, inline);
        // What a discovery method consists of matters only to the add-on finders, which are not here.
        children.optional("discovery-methods");
        children.end();
        final OhInfContent content = empty(new AddonXml(
                id,
                type,
                name,
                description,
                keywords,
                connection,
                ThingDescriptionsXml.commaSeparated(countries),
                serviceId == null ? type + "." + id : serviceId,
                configUri));
        content.configDescriptions().addAll(inline);
        return content;
    }

    private static List<UpdateXml> updates(final XmlElement root) throws OhInfSyntaxException {
        final List<UpdateXml> updates = new ArrayList<>();
        final OrderedChildren children = new OrderedChildren(root);
        for (final XmlElement type : children.all("thing-type")) {
            final List<InstructionSet> sets = new ArrayList<>();
            final OrderedChildren inType = new OrderedChildren(type);
            for (final XmlElement set : inType.all("instruction-set")) {
                sets.add(instructionSet(set));
            }
            inType.end();
            updates.add(new UpdateXml(type.attribute("uid"), List.copyOf(sets)));
        }
        children.end();
        return updates;
    }

    private static InstructionSet instructionSet(final XmlElement element) throws OhInfSyntaxException {
        final String version = element.attribute("targetVersion");
        if (!version.matches("\\d{1,9}")) {
            throw element.problem("targetVersion '" + version + "' is not a whole number");
        }
        final List<Instruction> instructions = new ArrayList<>();
        final OrderedChildren children = new OrderedChildren(element);
        for (final XmlElement one : children.all("add-channel", "update-channel", "remove-channel")) {
            instructions.add(instruction(one));
        }
        children.end();
        return new InstructionSet(Integer.parseInt(version), List.copyOf(instructions));
    }

    private static Instruction instruction(final XmlElement element) throws OhInfSyntaxException {
        final Action action = switch (element.name) {
            case "add-channel" -> Action.ADD;
            case "update-channel" -> Action.UPDATE;
            default -> Action.REMOVE;
        };
        final OrderedChildren children = new OrderedChildren(element);
        final boolean described = action != Action.REMOVE;
        final Instruction instruction = new Instruction(
                action,
                element.attribute("id"),
                ThingDescriptionsXml.commaSeparated(element.optionalAttribute("groupIds")),
                element.flag("preserveConfiguration", true),
                described ? children.requiredText("type") : null,
                described ? children.optionalText("label") : null,
                described ? children.optionalText("description") : null,
                described ? ThingDescriptionsXml.texts(children.optional("tags"), "tag") : List.of());
        children.end();
        return instruction;
    }
}
