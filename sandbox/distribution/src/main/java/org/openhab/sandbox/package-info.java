/**
 * Runs the sandbox's Karaf as a child process: finds a Java it works on, makes a working copy, talks to its console.
 */
@NonNullByDefault
package org.openhab.sandbox;

import org.eclipse.jdt.annotation.NonNullByDefault;
