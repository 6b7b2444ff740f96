/** How the host runs other people's code. */
@NonNullByDefault
package org.openhab.core.internal.common;

import org.eclipse.jdt.annotation.NonNullByDefault;
