package dev.storywire.ingest.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    @Test
    void theTraceOfARequestIsKept() {
        String header = "00-8f3c1d2e4b5a69788796a5b4c3d2e1f0-1a2b3c4d5e6f7081-01";
        assertEquals(header, TraceParent.ofHeader(header).value());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-1a2b3c4d5e6f7081-01",
                "00-8f3c1d2e4b5a69788796a5b4c3d2e1f0-0000000000000000-01",
                "00-8F3C1D2E4B5A69788796A5B4C3D2E1F0-1a2b3c4d5e6f7081-01"
            })
    void aRequestWithoutATraceBeginsOne(@Nullable String header) {
        assertNotEquals(
                TraceParent.ofHeader(header).value(),
                TraceParent.ofHeader(header).value());
    }
}
