/** What add-ons describe in their {@code OH-INF} files: types of things and channels, and configurations. */
@NonNullByDefault
package org.openhab.standin.host.type;

import org.eclipse.jdt.annotation.NonNullByDefault;
