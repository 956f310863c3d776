package dev.storywire.ingest.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    @Test
    void whatIsDoneWithinATraceBelongsToIt() {
        var span = Span.wrap(SpanContext.create(
                "8f3c1d2e4b5a69788796a5b4c3d2e1f0",
                "1a2b3c4d5e6f7081",
                TraceFlags.getSampled(),
                TraceState.getDefault()));

        try (Scope _ = span.makeCurrent()) {
            assertEquals(
                    "00-8f3c1d2e4b5a69788796a5b4c3d2e1f0-1a2b3c4d5e6f7081-01",
                    TraceParent.current().value());
        }
    }

    @Test
    void whatIsNoPartOfATraceBeginsOne() {
        assertNotEquals(TraceParent.current().value(), TraceParent.current().value());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-1a2b3c4d5e6f7081-01",
                "00-8f3c1d2e4b5a69788796a5b4c3d2e1f0-0000000000000000-01",
                "00-8F3C1D2E4B5A69788796A5B4C3D2E1F0-1a2b3c4d5e6f7081-01"
            })
    void whatIsNoTraceIsNotKept(String value) {
        assertThrows(IllegalArgumentException.class, () -> new TraceParent(value));
    }
}
