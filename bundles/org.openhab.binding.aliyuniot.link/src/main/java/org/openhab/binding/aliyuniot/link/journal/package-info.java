/**
 * Notes on the disk that outlive the process, and say so when the disk has lost some.
 */
@NonNullByDefault
package org.openhab.binding.aliyuniot.link.journal;

import org.eclipse.jdt.annotation.NonNullByDefault;
