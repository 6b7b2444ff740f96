package org.openhab.binding.aliyuniot.benchmarks.items.end;

/** What an end starts. */
public enum Way {
    /** A command to an item of a device. */
    COMMAND,
    /** A command to an item that no device has, only a handler that does nothing. */
    IDLE_COMMAND,
    /** A state from that handler for such an item. */
    IDLE_UPDATE,
    /** A command from that handler to such an item. */
    IDLE_COMMAND_BACK
}
