package dev.storywire.ingest.outbox;

import jakarta.enterprise.context.ApplicationScoped;

/** Holds what the service's relay would take from the outbox. */
@ApplicationScoped
public class RelaySwitch {

    private final OutboxRelay relay;

    RelaySwitch(OutboxRelay relay) {
        this.relay = relay;
    }

    public void off() {
        relay.stop();
    }

    public void on() {
        relay.stop();
        relay.start();
    }
}
