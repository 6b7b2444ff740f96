package org.openhab.binding.aliyuniot.internal.channel;

import org.openhab.binding.aliyuniot.link.transport.Message;
import org.openhab.core.thing.ChannelUID;
import org.openhab.core.types.Command;
import org.openhab.core.types.State;

/**
 * What channels bring about. Called by several threads.
 */
public interface ChannelEvents {
    /** The cloud has set a state. */
    void state(ChannelUID channel, State state);

    /** The cloud has given a command that only the item can carry out, such as a rollershutter's STOP. */
    void command(ChannelUID channel, Command command);

    /** The cloud has sent a message to a trigger channel. */
    void triggered(ChannelUID channel, String event);

    /** An item has something for the cloud. */
    void publish(ChannelUID channel, Message message);
}
