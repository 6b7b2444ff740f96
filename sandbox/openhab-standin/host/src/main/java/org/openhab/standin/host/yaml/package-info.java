/** Things and items as openHAB 5 writes them in {@code conf/yaml}. */
@NonNullByDefault
package org.openhab.standin.host.yaml;

import org.eclipse.jdt.annotation.NonNullByDefault;
