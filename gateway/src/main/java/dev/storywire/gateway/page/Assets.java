package dev.storywire.gateway.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the page consists of beside its text: each file under a name that changes with its content, so that browsers keep it for good. */
@ApplicationScoped
class Assets {

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "svg", "image/svg+xml;charset=UTF-8");

    private static final int HASH_BYTES = 6;

    /** @param type its media type */
    record Asset(String type, String content) {}

    private final Map<String, Asset> byHashedName = new HashMap<>();
    private final String style;
    private final String script;
    private final String deskScript;
    private final String icon;

    Assets() {
        style = load("page", "css");
        script = load("page", "js");
        deskScript = load("desk", "js");
        icon = load("icon", "svg");
    }

    /** What is served under this name, if anything is. */
    @Nullable Asset find(String hashedName) {
        return byHashedName.get(hashedName);
    }

    public String style() {
        return style;
    }

    /** What every page has. */
    public String script() {
        return script;
    }

    /** What the pages have on which something is changed. */
    public String deskScript() {
        return deskScript;
    }

    public String icon() {
        return icon;
    }

    private String load(String name, String suffix) {
        try (InputStream file = Assets.class.getResourceAsStream("/page/" + name + "." + suffix)) {
            if (file == null) {
                throw new IllegalStateException("The page lacks its " + name + "." + suffix);
            }
            byte[] content = file.readAllBytes();
            String hashedName = name + "." + hash(content) + "." + suffix;
            byHashedName.put(
                    hashedName,
                    new Asset(TYPES.getOrDefault(suffix, "text/plain"), new String(content, StandardCharsets.UTF_8)));
            return "/assets/" + hashedName;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, HASH_BYTES));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }
}
