package dev.storywire.embedded.elasticsearch.analysis;

import java.io.Reader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;

/** Character filters, with the settings and defaults that they have on a stock node. */
final class CharFilters {

    private CharFilters() {}

    static Map<String, AnalysisProvider<CharFilterFactory>> types() {
        return Map.of(
                "html_strip",
                (index, environment, name, settings) -> htmlStrip(name, settings),
                "mapping",
                AnalysisPlugin.requiresAnalysisSettings(
                        (index, environment, name, settings) -> mapping(environment, name, settings)),
                "pattern_replace",
                AnalysisPlugin.requiresAnalysisSettings(
                        (index, environment, name, settings) -> patternReplace(name, settings)));
    }

    private static CharFilterFactory htmlStrip(String name, Settings settings) {
        List<String> escaped = settings.getAsList("escaped_tags");
        UnaryOperator<Reader> filter = escaped.isEmpty()
                ? HTMLStripCharFilter::new
                : reader -> new HTMLStripCharFilter(reader, Set.copyOf(escaped));
        return new Other(name, filter);
    }

    private static CharFilterFactory mapping(Environment environment, String name, Settings settings) {
        List<String> rules = Analysis.getWordList(environment, settings, "mappings");
        if (rules == null) {
            throw new IllegalArgumentException("A mapping filter needs [mappings] or [mappings_path]");
        }
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        for (String rule : rules) {
            // The last arrow divides, so that the text to replace may have one.
            int arrow = rule.lastIndexOf("=>");
            if (arrow < 0) {
                throw new IllegalArgumentException("A mapping is written [this => that], not [" + rule + "]");
            }
            map.add(
                    unescaped(rule.substring(0, arrow).trim()),
                    unescaped(rule.substring(arrow + 2).trim()));
        }
        NormalizeCharMap built = map.build();
        return new Normalizing(name, reader -> new MappingCharFilter(built, reader));
    }

    private static CharFilterFactory patternReplace(String name, Settings settings) {
        String pattern = settings.get("pattern", "");
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("A pattern_replace filter needs a [pattern]");
        }
        Pattern compiled = Regex.compile(pattern, settings.get("flags"));
        String replacement = settings.get("replacement", "");
        return new Normalizing(name, reader -> new PatternReplaceCharFilter(compiled, replacement, reader));
    }

    /** Backslash escapes: {@code n t r b f}, {@code u} and four hexadecimal digits; any other character is itself. */
    static String unescaped(String text) {
        StringBuilder result = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character != '\\') {
                result.append(character);
                continue;
            }
            if (++at >= text.length()) {
                throw new IllegalArgumentException("A mapping can't end in a lone backslash: [" + text + "]");
            }
            switch (text.charAt(at)) {
                case 'n' -> result.append('\n');
                case 't' -> result.append('\t');
                case 'r' -> result.append('\r');
                case 'b' -> result.append('\b');
                case 'f' -> result.append('\f');
                case 'u' -> {
                    if (at + 4 >= text.length()) {
                        throw new IllegalArgumentException("\\u needs four hexadecimal digits: [" + text + "]");
                    }
                    result.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                    at += 4;
                }
                default -> result.append(text.charAt(at));
            }
        }
        return result.toString();
    }

    /** A filter that normalizers leave out. */
    private record Other(String name, UnaryOperator<Reader> filter) implements CharFilterFactory {

        @Override
        public Reader create(Reader reader) {
            return filter.apply(reader);
        }
    }

    /** A filter that normalizers apply as well. */
    private record Normalizing(String name, UnaryOperator<Reader> filter) implements NormalizingCharFilterFactory {

        @Override
        public Reader create(Reader reader) {
            return filter.apply(reader);
        }
    }
}
