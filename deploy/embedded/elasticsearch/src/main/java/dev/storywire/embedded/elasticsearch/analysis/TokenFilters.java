package dev.storywire.embedded.elasticsearch.analysis;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.bn.BengaliNormalizationFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.ckb.SoraniNormalizationFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.core.UpperCaseFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekLowerCaseFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishLowerCaseFilter;
import org.apache.lucene.analysis.hi.HindiNormalizationFilter;
import org.apache.lucene.analysis.in.IndicNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.PatternKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.ScandinavianFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.ScandinavianNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sr.SerbianNormalizationFilter;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.lucene.analysis.miscellaneous.DisableGraphAttribute;
import org.elasticsearch.plugins.AnalysisPlugin;

/** Token filters, with the settings and defaults that they have on a stock node. */
final class TokenFilters {

    /** Filters without settings whose result is still one token: normalizers and wildcard queries use them too. */
    private static final Map<String, Function<TokenStream, TokenStream>> PLAIN_NORMALIZING = Map.ofEntries(
            Map.entry("arabic_normalization", ArabicNormalizationFilter::new),
            Map.entry("bengali_normalization", BengaliNormalizationFilter::new),
            Map.entry("cjk_width", CJKWidthFilter::new),
            Map.entry("decimal_digit", DecimalDigitFilter::new),
            Map.entry("german_normalization", GermanNormalizationFilter::new),
            Map.entry("hindi_normalization", HindiNormalizationFilter::new),
            Map.entry("indic_normalization", IndicNormalizationFilter::new),
            Map.entry("persian_normalization", PersianNormalizationFilter::new),
            Map.entry("scandinavian_folding", ScandinavianFoldingFilter::new),
            Map.entry("scandinavian_normalization", ScandinavianNormalizationFilter::new),
            Map.entry("serbian_normalization", SerbianNormalizationFilter::new),
            Map.entry("sorani_normalization", SoraniNormalizationFilter::new),
            Map.entry("trim", TrimFilter::new),
            Map.entry("uppercase", UpperCaseFilter::new));

    /** Other filters without settings. */
    private static final Map<String, Function<TokenStream, TokenStream>> PLAIN = Map.of(
            "apostrophe", ApostropheFilter::new,
            "flatten_graph", FlattenGraphFilter::new,
            "kstem", KStemFilter::new,
            "porter_stem", PorterStemFilter::new,
            "remove_duplicates", RemoveDuplicatesTokenFilter::new,
            "reverse", ReverseStringFilter::new);

    private TokenFilters() {}

    /** Makes the filter that the settings of an index describe. */
    @FunctionalInterface
    private interface Recipe {
        UnaryOperator<TokenStream> filter(IndexSettings index, Environment environment, Settings settings)
                throws IOException;
    }

    /** The types that an index's settings can name. */
    static Map<String, AnalysisProvider<TokenFilterFactory>> types() {
        Map<String, AnalysisProvider<TokenFilterFactory>> types = new HashMap<>();
        PLAIN_NORMALIZING.forEach((type, filter) -> types.put(
                type, (index, environment, name, settings) -> new Normalizing(name, filter::apply, filter::apply)));
        PLAIN.forEach((type, filter) -> types.put(type, other((index, environment, settings) -> filter::apply)));
        types.put("asciifolding", (index, environment, name, settings) -> asciiFolding(name, settings));
        types.put("lowercase", (index, environment, name, settings) -> lowerCase(name, settings));
        types.put("elision", AnalysisPlugin.requiresAnalysisSettings(TokenFilters::elision));
        types.put("cjk_bigram", other((index, environment, settings) -> cjkBigram(settings)));
        types.put("edge_ngram", other((index, environment, settings) -> edgeNgram(settings)));
        types.put("ngram", other((index, environment, settings) -> ngram(index, settings)));
        types.put(
                "keyword_marker",
                needsSettings((index, environment, settings) -> keywordMarker(environment, settings)));
        types.put("length", other((index, environment, settings) -> length(settings)));
        types.put("pattern_replace", needsSettings((index, environment, settings) -> patternReplace(settings)));
        types.put("snowball", other((index, environment, settings) -> snowball(settings)));
        types.put("stemmer", other((index, environment, settings) -> Stemmer.configured(settings)));
        types.put("truncate", needsSettings((index, environment, settings) -> truncate(settings)));
        types.put("unique", other((index, environment, settings) -> unique(settings)));
        types.put(
                "word_delimiter_graph",
                other((index, environment, settings) -> WordDelimiter.configured(environment, settings)));
        return types;
    }

    /** What the bare names mean, where that is not the type with its default settings. */
    static List<PreConfiguredTokenFilter> preconfigured() {
        return List.of(
                PreConfiguredTokenFilter.singleton("edge_ngram", false, false, in -> new EdgeNGramTokenFilter(in, 1)),
                PreConfiguredTokenFilter.singleton(
                        "elision", true, in -> new ElisionFilter(in, FrenchAnalyzer.DEFAULT_ARTICLES)),
                PreConfiguredTokenFilter.singleton("keyword_repeat", false, false, KeywordRepeatFilter::new),
                PreConfiguredTokenFilter.singleton("ngram", false, false, in -> new NGramTokenFilter(in, 1, 2, false)),
                PreConfiguredTokenFilter.singleton("shingle", false, false, TokenFilters::shingles),
                PreConfiguredTokenFilter.singleton(
                        "stop", false, in -> new StopFilter(in, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET)),
                PreConfiguredTokenFilter.singleton(
                        "truncate", false, in -> TruncateTokenFilter.truncateAfterChars(in, 10)));
    }

    private static AnalysisProvider<TokenFilterFactory> other(Recipe recipe) {
        return (index, environment, name, settings) -> new Other(name, recipe.filter(index, environment, settings));
    }

    private static AnalysisProvider<TokenFilterFactory> needsSettings(Recipe recipe) {
        return AnalysisPlugin.requiresAnalysisSettings(other(recipe));
    }

    private static TokenFilterFactory asciiFolding(String name, Settings settings) {
        boolean preserve = settings.getAsBoolean("preserve_original", false);
        // A normalizer gives one token, so the original is never kept there.
        return new Normalizing(name, in -> new ASCIIFoldingFilter(in, preserve), ASCIIFoldingFilter::new);
    }

    private static TokenFilterFactory lowerCase(String name, Settings settings) {
        String language = settings.get("language");
        UnaryOperator<TokenStream> filter =
                switch (language) {
                    case null -> LowerCaseFilter::new;
                    case "greek" -> GreekLowerCaseFilter::new;
                    case "irish" -> IrishLowerCaseFilter::new;
                    case "turkish" -> TurkishLowerCaseFilter::new;
                    default ->
                        throw new IllegalArgumentException("There is no lowercase for the language [" + language + "]");
                };
        return new Normalizing(name, filter, filter);
    }

    private static TokenFilterFactory elision(
            IndexSettings index, Environment environment, String name, Settings settings) {
        CharArraySet articles = Analysis.parseArticles(environment, settings);
        if (articles == null) {
            throw new IllegalArgumentException("An elision filter needs [articles] or [articles_path]");
        }
        UnaryOperator<TokenStream> filter = in -> new ElisionFilter(in, articles);
        return new Normalizing(name, filter, filter);
    }

    private static UnaryOperator<TokenStream> cjkBigram(Settings settings) {
        boolean unigrams = settings.getAsBoolean("output_unigrams", false);
        List<String> ignored = settings.getAsList("ignored_scripts");
        int scripts = (ignored.contains("han") ? 0 : CJKBigramFilter.HAN)
                | (ignored.contains("hiragana") ? 0 : CJKBigramFilter.HIRAGANA)
                | (ignored.contains("katakana") ? 0 : CJKBigramFilter.KATAKANA)
                | (ignored.contains("hangul") ? 0 : CJKBigramFilter.HANGUL);
        return in -> {
            TokenStream filter = new CJKBigramFilter(in, scripts, unigrams);
            return unigrams ? withoutGraph(filter) : filter;
        };
    }

    private static TokenStream shingles(TokenStream in) {
        return withoutGraph(new ShingleFilter(in));
    }

    /** Tokens of different length that overlap make a graph with too many ways through it. */
    private static TokenStream withoutGraph(TokenStream stream) {
        stream.addAttribute(DisableGraphAttribute.class);
        return stream;
    }

    private static UnaryOperator<TokenStream> edgeNgram(Settings settings) {
        int least = settings.getAsInt("min_gram", 1);
        int most = settings.getAsInt("max_gram", 2);
        boolean preserve = settings.getAsBoolean("preserve_original", false);
        return switch (settings.get("side", "front")) {
            case "front" -> in -> new EdgeNGramTokenFilter(in, least, most, preserve);
            case "back" ->
                in -> new ReverseStringFilter(
                        new EdgeNGramTokenFilter(new ReverseStringFilter(in), least, most, preserve));
            default -> throw new IllegalArgumentException("[side] is front or back");
        };
    }

    private static UnaryOperator<TokenStream> ngram(IndexSettings index, Settings settings) {
        int least = settings.getAsInt("min_gram", 1);
        int most = settings.getAsInt("max_gram", 2);
        boolean preserve = settings.getAsBoolean("preserve_original", false);
        Tokenizers.checkDifference(index, least, most);
        return in -> new NGramTokenFilter(in, least, most, preserve);
    }

    private static UnaryOperator<TokenStream> keywordMarker(Environment environment, Settings settings) {
        String pattern = settings.get("keywords_pattern");
        if (pattern != null) {
            Pattern compiled = Pattern.compile(pattern);
            return in -> new PatternKeywordMarkerFilter(in, compiled);
        }
        CharArraySet words = Analysis.getWordSet(environment, settings, "keywords");
        if (words == null) {
            throw new IllegalArgumentException(
                    "A keyword_marker filter needs [keywords], [keywords_path] or [keywords_pattern]");
        }
        CharArraySet keywords = new CharArraySet(words, settings.getAsBoolean("ignore_case", false));
        return in -> new SetKeywordMarkerFilter(in, keywords);
    }

    private static UnaryOperator<TokenStream> length(Settings settings) {
        int least = settings.getAsInt("min", 0);
        int most = settings.getAsInt("max", Integer.MAX_VALUE);
        return in -> new LengthFilter(in, least, most);
    }

    private static UnaryOperator<TokenStream> patternReplace(Settings settings) {
        String pattern = settings.get("pattern");
        if (pattern == null) {
            throw new IllegalArgumentException("A pattern_replace filter needs a [pattern]");
        }
        Pattern compiled = Regex.compile(pattern, settings.get("flags"));
        String replacement = settings.get("replacement", "");
        boolean all = settings.getAsBoolean("all", true);
        return in -> new PatternReplaceFilter(in, compiled, replacement, all);
    }

    private static UnaryOperator<TokenStream> snowball(Settings settings) {
        String language = settings.get("language", settings.get("name", "English"));
        String capitalized = language.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + language.substring(1);
        return in -> new SnowballFilter(in, capitalized);
    }

    private static UnaryOperator<TokenStream> truncate(Settings settings) {
        int length = settings.getAsInt("length", -1);
        if (length <= 0) {
            throw new IllegalArgumentException("A truncate filter needs a [length] of 1 or more");
        }
        return in -> TruncateTokenFilter.truncateAfterChars(in, length);
    }

    private static UnaryOperator<TokenStream> unique(Settings settings) {
        boolean onlyOnSamePosition = settings.getAsBoolean("only_on_same_position", false);
        return in -> new UniqueFilter(in, onlyOnSamePosition);
    }

    /** A filter that normalizers leave out. */
    private record Other(String name, UnaryOperator<TokenStream> filter) implements TokenFilterFactory {

        @Override
        public TokenStream create(TokenStream in) {
            return filter.apply(in);
        }
    }

    /** A filter that normalizers apply as well. */
    private record Normalizing(String name, UnaryOperator<TokenStream> filter, UnaryOperator<TokenStream> normalizer)
            implements NormalizingTokenFilterFactory {

        @Override
        public TokenStream create(TokenStream in) {
            return filter.apply(in);
        }

        @Override
        public TokenStream normalize(TokenStream in) {
            return normalizer.apply(in);
        }
    }
}
