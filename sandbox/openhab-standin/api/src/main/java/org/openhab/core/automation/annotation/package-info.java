/** Annotations that describe actions to rules and user interfaces. */
@NonNullByDefault
package org.openhab.core.automation.annotation;

import org.eclipse.jdt.annotation.NonNullByDefault;
