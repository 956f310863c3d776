package dev.storywire.ingest.outbox;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Story events as Kafka records: CloudEvents 1.0, Kafka protocol binding, binary content mode. */
final class CloudEventHeaders {

    /** The JSON Schema of the value; its file is {@code src/main/contract/story-event-v1.schema.json}. */
    static final String DATA_SCHEMA = "https://storywire.dev/contract/story-event-v1.schema.json";

    static final String SOURCE = "https://storywire.dev/ingest-service";

    private CloudEventHeaders() {}

    /** The record of an event: keyed by story, its id the same however often it is sent. */
    static ProducerRecord<String, byte[]> toRecord(String topic, PendingEvent event) {
        String document = event.document();
        ProducerRecord<String, byte[]> message = new ProducerRecord<>(
                topic, event.storyId(), document == null ? null : document.getBytes(StandardCharsets.UTF_8));
        Headers headers = message.headers();
        put(headers, "ce_specversion", "1.0");
        put(headers, "ce_id", id(event));
        put(headers, "ce_source", SOURCE);
        put(headers, "ce_type", event.type());
        put(headers, "ce_subject", event.storyId());
        put(headers, "ce_time", event.occurredAt());
        if (document == null) {
            // What the value would say: it tells a consumer how old the deletion is.
            put(headers, "ce_revision", String.valueOf(event.revision()));
        } else {
            put(headers, "ce_dataschema", DATA_SCHEMA);
            put(headers, "content-type", "application/json");
        }
        if (event.republished()) {
            put(headers, "ce_republished", "true");
        }
        put(headers, "traceparent", event.traceparent());
        return message;
    }

    private static String id(PendingEvent event) {
        String revision = event.storyId() + "/" + event.revision();
        if (event.document() == null) {
            return revision + "/deleted";
        }
        return event.clusterVersion() == 0 ? revision : revision + "/" + event.clusterVersion();
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
