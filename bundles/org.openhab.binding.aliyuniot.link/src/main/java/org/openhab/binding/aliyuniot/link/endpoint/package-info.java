/**
 * Where a device connects to: regions, instance hosts, ports and whom it trusts there (chapter "View and configure endpoints").
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.endpoint;

import org.eclipse.jdt.annotation.NonNullByDefault;
