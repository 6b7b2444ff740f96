/**
 * The store on disk for messages that wait; they outlast the process.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.session.store;

import org.eclipse.jdt.annotation.NonNullByDefault;
