@NonNullByDefault
package org.openhab.core.config.core.validation;

import org.eclipse.jdt.annotation.NonNullByDefault;
