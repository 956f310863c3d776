package dev.storywire.embedded.elasticsearch.analysis;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterIterator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.Analysis;

/** The {@code word_delimiter_graph} filter: splits words at case changes, numbers and punctuation. */
final class WordDelimiter {

    /** A setting that switches one behaviour of Lucene's filter. */
    private record Flag(String setting, int bit, boolean onByDefault) {}

    private static final List<Flag> FLAGS = List.of(
            new Flag("generate_word_parts", WordDelimiterGraphFilter.GENERATE_WORD_PARTS, true),
            new Flag("generate_number_parts", WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS, true),
            new Flag("catenate_words", WordDelimiterGraphFilter.CATENATE_WORDS, false),
            new Flag("catenate_numbers", WordDelimiterGraphFilter.CATENATE_NUMBERS, false),
            new Flag("catenate_all", WordDelimiterGraphFilter.CATENATE_ALL, false),
            new Flag("split_on_case_change", WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE, true),
            new Flag("preserve_original", WordDelimiterGraphFilter.PRESERVE_ORIGINAL, false),
            new Flag("split_on_numerics", WordDelimiterGraphFilter.SPLIT_ON_NUMERICS, true),
            new Flag("stem_english_possessive", WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE, true),
            new Flag("ignore_keywords", WordDelimiterGraphFilter.IGNORE_KEYWORDS, false));

    private WordDelimiter() {}

    static UnaryOperator<TokenStream> configured(Environment environment, Settings settings) {
        if (settings.hasValue("type_table") || settings.hasValue("type_table_path")) {
            throw new IllegalArgumentException("This node knows no [type_table] of word_delimiter_graph");
        }
        int flags = FLAGS.stream()
                .filter(flag -> settings.getAsBoolean(flag.setting(), flag.onByDefault()))
                .mapToInt(Flag::bit)
                .sum();
        boolean adjustOffsets = settings.getAsBoolean("adjust_offsets", true);
        CharArraySet words = Analysis.getWordSet(environment, settings, "protected_words");
        return in -> new WordDelimiterGraphFilter(
                in, adjustOffsets, WordDelimiterIterator.DEFAULT_WORD_DELIM_TABLE, flags, words);
    }
}
