@NonNullByDefault
package org.openhab.core.config.core;

import org.eclipse.jdt.annotation.NonNullByDefault;
