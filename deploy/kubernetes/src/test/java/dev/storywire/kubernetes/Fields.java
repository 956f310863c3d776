package dev.storywire.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * The fields of an operator's kinds that the manifests may use, as strictly as the operator's own definitions would take them: an object has
 * no others, a list has elements of one form, a text fits a pattern, and what ends with {@code !} must be there.
 */
record Fields(Map<String, Object> kinds) {

    /** Reads them from a resource beside this class. */
    static Fields of(String resource) {
        try (InputStream in = Fields.class.getResourceAsStream(resource)) {
            return new Fields(new Yaml().load(in));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What is wrong with an object of a kind; nothing where it is as it should be. */
    List<String> faults(String kind, Node spec) {
        List<String> faults = new ArrayList<>();
        check(kind, kinds.get(kind), spec.value(), faults);
        return faults;
    }

    private static void check(String path, @Nullable Object expected, @Nullable Object actual, List<String> faults) {
        if (expected instanceof Map<?, ?> fields && actual instanceof Map<?, ?> object) {
            object.forEach((name, value) -> {
                Object field = fields.containsKey(name) ? fields.get(name) : fields.get(name + "!");
                check(path + "." + name, field, value, faults);
            });
            for (Object name : fields.keySet()) {
                String needed = name.toString().replace("!", "");
                if (name.toString().endsWith("!") && !object.containsKey(needed)) {
                    faults.add(path + "." + needed + " is missing");
                }
            }
        } else if (expected instanceof List<?> list && actual instanceof List<?> elements) {
            elements.forEach(element -> check(path + "[]", list.getFirst(), element, faults));
        } else if (!(expected instanceof String pattern)
                || actual instanceof Map<?, ?>
                || actual instanceof List<?>
                || !Pattern.matches(pattern, String.valueOf(actual))) {
            faults.add(path + " can't be " + actual);
        }
    }
}
