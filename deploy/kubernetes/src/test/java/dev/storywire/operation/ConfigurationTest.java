package dev.storywire.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code deploy/CONFIGURATION.md} is made from the sources: {@code -Dconfiguration.write=true} writes it. */
class ConfigurationTest {

    private static final Path TABLE = Path.of("../CONFIGURATION.md");
    private static final List<String> SERVICES = List.of("ingest-service", "search-service", "gateway");

    @Test
    void theTableHasEveryKeyAsTheCodeHasItNow() throws IOException {
        String table = table();
        if (Boolean.getBoolean("configuration.write")) {
            Files.writeString(TABLE, table);
        }

        assertThat(table)
                .as("deploy/CONFIGURATION.md is not what the code says: -Dconfiguration.write=true writes it anew")
                .isEqualTo(Files.readString(TABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "search-service", "gateway"})
    void everyKeyHasASentence(String service) throws IOException {
        assertThat(Keys.of(service))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(key.meaning()).as(key.name()).isNotEmpty());
    }

    private static String table() throws IOException {
        StringBuilder table = new StringBuilder("""
                # Configuration

                Every key of the three services, made from the code by `ConfigurationTest`; the words are those of its authors.

                A key is set as an environment variable (upper case, `_` for every other character), as `-Dkey=value`, or in a file `config/application.properties`
                in the working folder. An unknown `storywire.*` key fails the start. Secrets needn't be variables: any key can come from a file, see
                [Secrets from files](README.md#secrets-from-files).
                """);
        for (String service : SERVICES) {
            table.append("\n## ").append(service).append("\n\n| key | default | meaning |\n| --- | --- | --- |\n");
            for (Key key : Keys.of(service)) {
                row(table, key.name(), key.fallback(), key.meaning());
            }
            table.append(
                            "\nKeys of Quarkus and of the clients that the service sets itself; others keep the defaults of Quarkus:\n\n")
                    .append("| key | value |\n| --- | --- |\n");
            for (Map.Entry<String, String> preset : Keys.preset(service).entrySet()) {
                table.append("| `")
                        .append(preset.getKey())
                        .append("` | ")
                        .append(code(preset.getValue()))
                        .append(" |\n");
            }
        }
        return table.toString();
    }

    private static void row(StringBuilder table, String name, String fallback, String meaning) {
        table.append("| `")
                .append(name)
                .append("` | ")
                .append(code(fallback))
                .append(" | ")
                .append(meaning.replace("|", "\\|"))
                .append(" |\n");
    }

    private static String code(String value) {
        return value.isEmpty() ? "" : "`" + value.replace("|", "\\|") + "`";
    }
}
