package dev.storywire.ingest.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternalDoorTest {

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/ready", "/q/metrics", "/v1/websub/abc"})
    void whatOperatorsAndHubsAskForIsOpen(String path) {
        assertTrue(InternalDoor.isOpen(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/v1/feeds", "/v1/websub", "/v1/websub/", "/v1/websub/abc/feeds", "/v1/websubs/abc", "/q/healthy"
            })
    void everythingElseIsNot(String path) {
        assertFalse(InternalDoor.isOpen(path));
    }
}
