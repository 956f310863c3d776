package dev.storywire.ingest.fetch;

import io.netty.handler.codec.http.QueryStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What is sent along with a request. */
public sealed interface Content {

    /** The value of {@code Content-Type}. */
    String type();

    /** As they are sent; not to be changed. */
    byte[] bytes();

    /** Headers beside those that every request has. */
    Map<String, String> headers();

    /** Fields as {@code application/x-www-form-urlencoded}. */
    record Form(Map<String, String> fields) implements Content {

        /** Copies the fields. */
        public Form {
            fields = Map.copyOf(fields);
        }

        @Override
        public String type() {
            return "application/x-www-form-urlencoded";
        }

        @Override
        public byte[] bytes() {
            return fields.entrySet().stream()
                    .map(field -> {
                        QueryStringEncoder pair = new QueryStringEncoder("");
                        pair.addParam(field.getKey(), field.getValue());
                        return pair.toString().substring(1);
                    })
                    .collect(Collectors.joining("&"))
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Map<String, String> headers() {
            return Map.of();
        }
    }

    /** A JSON text in UTF-8. */
    record Json(String text, Map<String, String> headers) implements Content {

        /** Copies the headers. */
        public Json {
            headers = Map.copyOf(headers);
        }

        @Override
        public String type() {
            return "application/json";
        }

        @Override
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }
}
