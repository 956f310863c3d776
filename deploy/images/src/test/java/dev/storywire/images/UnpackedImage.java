package dev.storywire.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An image as an engine would see it: its configuration, and its layers one above the other.
 *
 * @param config what the image says about how it is run
 * @param root its file system
 */
record UnpackedImage(JsonNode config, Path root) {

    /** Takes an image's tar apart. */
    static UnpackedImage of(Path tar, Path folder) throws IOException {
        Path parts = Files.createDirectories(folder.resolve("parts"));
        Path root = Files.createDirectories(folder.resolve("root"));
        untar("-xf", tar, parts);
        ObjectMapper json = new ObjectMapper();
        JsonNode manifest =
                json.readTree(parts.resolve("manifest.json").toFile()).get(0);
        for (JsonNode layer : manifest.get("Layers")) {
            untar("-xzpf", parts.resolve(layer.asText()), root);
        }
        JsonNode config =
                json.readTree(parts.resolve(manifest.get("Config").asText()).toFile());
        return new UnpackedImage(config.get("config"), root);
    }

    List<String> entryPoint() {
        List<String> words = new ArrayList<>();
        config.get("Entrypoint").forEach(word -> words.add(word.asText()));
        return words;
    }

    String user() {
        return config.get("User").asText();
    }

    String workingFolder() {
        return config.get("WorkingDir").asText();
    }

    private static void untar(String how, Path tar, Path into) throws IOException {
        Output output = Output.of("tar", how, tar.toString(), "-C", into.toString());
        if (output.code() != 0) {
            throw new IOException(tar + " can't be unpacked: " + output.text());
        }
    }
}
