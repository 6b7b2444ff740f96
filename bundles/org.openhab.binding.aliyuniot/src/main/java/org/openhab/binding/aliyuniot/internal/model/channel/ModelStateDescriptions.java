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
package org.openhab.binding.aliyuniot.internal.model.channel;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.mirror.MirroredItems;
import org.openhab.binding.aliyuniot.internal.model.ProductModels;
import org.openhab.binding.aliyuniot.internal.model.unit.TslUnits;
import org.openhab.binding.aliyuniot.link.thingmodel.ThingModel;
import org.openhab.binding.aliyuniot.link.thingmodel.type.EnumType;
import org.openhab.binding.aliyuniot.link.thingmodel.type.NumberType;
import org.openhab.core.thing.Channel;
import org.openhab.core.thing.type.ChannelTypeUID;
import org.openhab.core.thing.type.DynamicStateDescriptionProvider;
import org.openhab.core.types.StateDescription;
import org.openhab.core.types.StateDescriptionFragmentBuilder;
import org.openhab.core.types.StateOption;

/**
 * How the properties of thing models are shown: ranges, steps, units, options, and which of them the cloud only reads.
 * Nothing is said of a channel that another binding's item mirrors to, as that binding describes the item. For any thread.
 */
public class ModelStateDescriptions implements DynamicStateDescriptionProvider {
    /** More digits than anybody reads; a step may be as small as a double. */
    private static final int MAX_DIGITS = 6;

    private static final int USUAL_DIGITS = 2;

    private final ProductModels models;

    private final MirroredItems mirrored;

    /**
     * @param models used by all things
     * @param mirrored of which their own bindings speak
     */
    public ModelStateDescriptions(ProductModels models, MirroredItems mirrored) {
        this.models = models;
        this.mirrored = mirrored;
    }

    @Override
    public @Nullable StateDescription getStateDescription(
            Channel channel, @Nullable StateDescription originalStateDescription, @Nullable Locale locale) {
        ChannelTypeUID type = channel.getChannelTypeUID();
        if (type == null || Feature.productKeyOf(type) == null || mirrored.isMirrored(channel.getUID())) {
            return null;
        }
        Feature feature = Feature.of(channel);
        ThingModel model = models.usedBy(channel.getUID().getThingUID());
        if (feature == null || model == null || feature.kind() != Feature.Kind.PROPERTY) {
            return null;
        }
        ModelChannel definition = WantedChannels.of(model, feature);
        return definition == null ? null : description(definition);
    }

    private static @Nullable StateDescription description(ModelChannel channel) {
        StateDescriptionFragmentBuilder description =
                StateDescriptionFragmentBuilder.create().withReadOnly(channel.readOnly());
        if (channel.dataType() instanceof NumberType number) {
            describe(number, description);
        } else if (channel.dataType() instanceof EnumType choice) {
            List<StateOption> options = choice.labels().entrySet().stream()
                    .map(value -> new StateOption(value.getKey().toString(), value.getValue()))
                    .toList();
            description.withOptions(options);
        } else if (!channel.readOnly()) {
            return null;
        }
        return description.build().toStateDescription();
    }

    private static void describe(NumberType number, StateDescriptionFragmentBuilder description) {
        BigDecimal min = number.min();
        BigDecimal max = number.max();
        BigDecimal step = number.step();
        if (min != null) {
            description.withMinimum(min);
        }
        if (max != null) {
            description.withMaximum(max);
        }
        if (step != null && step.signum() > 0) {
            description.withStep(step);
        }
        description.withPattern("%." + digits(number.kind(), step) + 'f' + suffix(number.unit()));
    }

    private static int digits(NumberType.Kind kind, @Nullable BigDecimal step) {
        if (kind == NumberType.Kind.INT) {
            return 0;
        }
        return step == null || step.signum() <= 0
                ? USUAL_DIGITS
                : Math.min(MAX_DIGITS, Math.max(0, step.stripTrailingZeros().scale()));
    }

    /** The range is meant in this unit. */
    private static String suffix(String tslUnit) {
        String unit = TslUnits.text(tslUnit);
        return unit == null ? "" : ' ' + unit.replace("%", "%%");
    }
}
