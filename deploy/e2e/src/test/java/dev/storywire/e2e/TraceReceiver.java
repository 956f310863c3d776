package dev.storywire.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;

/** Takes traces as OTLP has them (protobuf over HTTP), and reads of them what tests want to know. */
final class TraceReceiver implements AutoCloseable {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;

    /** What a service did within a trace. */
    record Span(String service, String name, String traceId) {}

    private final HttpServer server;
    private final Queue<Span> spans = new ConcurrentLinkedQueue<>();

    TraceReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/v1/traces", this::take);
        server.start();
    }

    /** What {@code quarkus.otel.exporter.otlp.endpoint} has to be. */
    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was done within a trace, as far as it is known by now. */
    List<Span> of(String traceId) {
        return spans.stream().filter(span -> span.traceId().equals(traceId)).toList();
    }

    /** All spans so far of a service that have this name. */
    List<Span> named(String service, String name) {
        return spans.stream()
                .filter(span -> span.service().equals(service) && span.name().equals(name))
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            read(ByteBuffer.wrap(exchange.getRequestBody().readAllBytes()));
            exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** An ExportTraceServiceRequest: each ResourceSpans has who it is and what it did. */
    private void read(ByteBuffer request) {
        fields(request, (field, resourceSpans) -> {
            var services = new ArrayList<String>();
            var scopes = new ArrayList<ByteBuffer>();
            fields(resourceSpans, (inner, value) -> {
                if (inner == 1) {
                    fields(value, (number, attribute) -> services.addAll(serviceName(attribute)));
                } else if (inner == 2) {
                    scopes.add(value);
                }
            });
            for (ByteBuffer scope : scopes) {
                fields(scope, (inner, span) -> {
                    if (inner == 2) {
                        spans.add(span(services.getFirst(), span));
                    }
                });
            }
        });
    }

    /** The value of the attribute {@code service.name}; nothing where it is another one. */
    private static List<String> serviceName(ByteBuffer attribute) {
        var texts = new ArrayList<String>();
        fields(attribute, (field, value) -> {
            if (field == 1) {
                texts.add(text(value));
            } else if (field == 2) {
                fields(value, (kind, text) -> texts.add(text(text)));
            }
        });
        return texts.getFirst().equals("service.name") ? texts.subList(1, 2) : List.of();
    }

    private static Span span(String service, ByteBuffer span) {
        var parts = new String[] {"", ""};
        fields(span, (field, value) -> {
            if (field == 1) {
                byte[] id = new byte[value.remaining()];
                value.get(id);
                parts[0] = HexFormat.of().formatHex(id);
            } else if (field == 5) {
                parts[1] = text(value);
            }
        });
        return new Span(service, parts[1], parts[0]);
    }

    /** Hands out the fields of a message that have a length: texts, bytes and messages. */
    private static void fields(ByteBuffer message, BiConsumer<Integer, ByteBuffer> taker) {
        message.order(ByteOrder.LITTLE_ENDIAN);
        while (message.hasRemaining()) {
            long tag = varint(message);
            switch ((int) (tag & 7)) {
                case VARINT -> varint(message);
                case FIXED64 -> message.position(message.position() + Long.BYTES);
                case BYTES -> {
                    int length = (int) varint(message);
                    taker.accept((int) (tag >> 3), message.slice(message.position(), length));
                    message.position(message.position() + length);
                }
                default -> message.position(message.position() + Integer.BYTES);
            }
        }
    }

    private static long varint(ByteBuffer message) {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = message.get();
            value |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next < 0);
        return value;
    }

    private static String text(ByteBuffer value) {
        return StandardCharsets.UTF_8.decode(value).toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
