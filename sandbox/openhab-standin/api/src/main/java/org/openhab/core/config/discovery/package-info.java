@NonNullByDefault
package org.openhab.core.config.discovery;

import org.eclipse.jdt.annotation.NonNullByDefault;
