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
package org.openhab.aliyuniot.emulator.web;

import org.eclipse.jdt.annotation.NonNullByDefault;

/** Scripts that find what some people cannot use. */
@NonNullByDefault({})
final class Accessibility {
    /** Visible fields and buttons without a name. */
    static final String UNLABELLED = """
            const seen = (each) => each.checkVisibility();
            const named = (each) => each.labels?.length > 0 || each.getAttribute('aria-label') || each.textContent.trim() !== '';
            return [...document.querySelectorAll('input, select, textarea, progress')]
                .filter(seen)
                .filter((each) => !(each.labels?.length > 0) && !each.getAttribute('aria-label'))
                .concat([...document.querySelectorAll('button, a')].filter(seen).filter((each) => !named(each)))
                .map((each) => each.outerHTML);
            """;

    /** Texts with less contrast to what is behind them than WCAG 2 wants (AA: 4.5 to 1). */
    static final String FAINT = """
            const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
            const light = ([red, green, blue]) => [red, green, blue]
                .map((each) => each / 255)
                .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
                .reduce((sum, each, index) => sum + each * [0.2126, 0.7152, 0.0722][index], 0);
            function behind(element) {
              for (let each = element; each !== null; each = each.parentElement) {
                const colour = parts(getComputedStyle(each).backgroundColor);
                if (colour.length === 3 || colour[3] === 1) {
                  return colour;
                }
              }
              return [255, 255, 255];
            }
            return [...document.querySelectorAll('body *')]
                .filter((each) => each.checkVisibility())
                .filter((each) => [...each.childNodes].some((child) => child.nodeType === 3 && child.data.trim() !== ''))
                .filter((each) => {
                  const [one, other] = [light(parts(getComputedStyle(each).color)), light(behind(each))];
                  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 4.5;
                })
                .map((each) => each.outerHTML);
            """;

    /** Has the page look as where people prefer it dark, or as elsewhere. */
    static final String APPEARANCE = """
            for (const rule of document.styleSheets[0].cssRules) {
              if (rule.media?.mediaText.includes('color-scheme') || rule.kept) {
                rule.kept ??= rule.media.mediaText;
                rule.media.mediaText = arguments[0] ? 'all' : 'not all';
              }
            }
            """;

    private Accessibility() {}
}
