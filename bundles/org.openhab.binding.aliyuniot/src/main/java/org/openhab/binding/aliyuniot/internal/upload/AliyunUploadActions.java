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
package org.openhab.binding.aliyuniot.internal.upload;

import java.util.Map;
import org.eclipse.jdt.annotation.Nullable;
import org.openhab.binding.aliyuniot.internal.action.HandlerActions;
import org.openhab.binding.aliyuniot.internal.action.Outcome;
import org.openhab.binding.aliyuniot.internal.action.TimelyAnswer;
import org.openhab.binding.aliyuniot.link.upload.FileUpload;
import org.openhab.core.automation.annotation.ActionInput;
import org.openhab.core.automation.annotation.ActionOutput;
import org.openhab.core.automation.annotation.RuleAction;
import org.openhab.core.thing.binding.ThingActions;
import org.openhab.core.thing.binding.ThingActionsScope;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Uploads files, for rules and the UI. An action waits three seconds at most for the disk and never throws; how the
 * upload ends is told by channels. Each action has a static twin for the rules DSL.
 */
@Component(scope = ServiceScope.PROTOTYPE, service = AliyunUploadActions.class)
@ThingActionsScope(name = "aliyuniot-upload")
public class AliyunUploadActions extends HandlerActions {
    /** The upload is on its way, or waits for others of the device. */
    static final String ACCEPTED = "accepted";

    private static final String ID_NAME = "id";

    @RuleAction(label = "@text/action.upload-file.label", description = "@text/action.upload-file.description")
    @ActionOutput(
            name = Outcome.OUTCOME_NAME,
            type = "java.lang.String",
            label = "@text/action.outcome.label",
            description = "@text/action.outcome.description")
    @ActionOutput(
            name = Outcome.REASON_NAME,
            type = "java.lang.String",
            label = "@text/action.reason.label",
            description = "@text/action.reason.description")
    @ActionOutput(
            name = ID_NAME,
            type = "java.lang.String",
            label = "@text/action.upload-id.label",
            description = "@text/action.upload-id.description")
    public Map<String, Object> uploadFile(
            @ActionInput(
                            name = "path",
                            label = "@text/action.upload-path.label",
                            description = "@text/action.upload-path.description",
                            required = true)
                    @Nullable
                    String path,
            @ActionInput(
                            name = "name",
                            label = "@text/action.upload-name.label",
                            description = "@text/action.upload-name.description")
                    @Nullable
                    String name,
            @ActionInput(
                            name = "overwrite",
                            label = "@text/action.upload-overwrite.label",
                            description = "@text/action.upload-overwrite.description",
                            defaultValue = "false")
                    @Nullable
                    Boolean overwrite) {
        UploadFeature uploads = uploads();
        if (uploads == null) {
            return with("", noUploads());
        }
        TimelyAnswer<FileUpload> begun = TimelyAnswer.of(
                uploads.upload(path == null ? "" : path, name, Boolean.TRUE.equals(overwrite)),
                upload -> new Outcome(ACCEPTED, ""),
                "The disk is slow; the upload begins when the file is open.");
        FileUpload upload = begun.answer();
        return with(upload == null ? "" : upload.id(), begun.outcome());
    }

    public static Map<String, Object> uploadFile(
            @Nullable ThingActions actions, @Nullable String path, @Nullable String name, @Nullable Boolean overwrite) {
        return of(actions).uploadFile(path, name, overwrite);
    }

    @RuleAction(label = "@text/action.cancel-upload.label", description = "@text/action.cancel-upload.description")
    @ActionOutput(
            name = Outcome.OUTCOME_NAME,
            type = "java.lang.String",
            label = "@text/action.outcome.label",
            description = "@text/action.outcome.description")
    @ActionOutput(
            name = Outcome.REASON_NAME,
            type = "java.lang.String",
            label = "@text/action.reason.label",
            description = "@text/action.reason.description")
    public Map<String, Object> cancelUpload(
            @ActionInput(
                            name = ID_NAME,
                            label = "@text/action.upload-id.label",
                            description = "@text/action.upload-id.description",
                            required = true)
                    @Nullable
                    String id) {
        UploadFeature uploads = uploads();
        if (uploads == null) {
            return noUploads().toMap();
        }
        boolean known = id != null && uploads.cancel(id.strip());
        return (known ? Outcome.done("") : Outcome.refused("No upload with that id is on its way; it may have ended."))
                .toMap();
    }

    public static Map<String, Object> cancelUpload(@Nullable ThingActions actions, @Nullable String id) {
        return of(actions).cancelUpload(id);
    }

    private static Map<String, Object> with(String id, Outcome outcome) {
        return outcome.toMap(Map.of(ID_NAME, id));
    }

    private @Nullable UploadFeature uploads() {
        return service(UploadFeature.class);
    }

    private static Outcome noUploads() {
        return Outcome.refused("The thing is not ready, or is none that can upload files: that takes MQTT.");
    }

    private static AliyunUploadActions of(@Nullable ThingActions actions) {
        return own(
                AliyunUploadActions.class,
                actions,
                "These are no actions for uploads; get them with getActions(\"aliyuniot-upload\", ...)");
    }
}
