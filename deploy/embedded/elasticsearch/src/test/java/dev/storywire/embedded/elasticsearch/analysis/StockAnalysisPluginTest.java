package dev.storywire.embedded.elasticsearch.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.br.BrazilianAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.LetterTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.ScandinavianNormalizationFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterIterator;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.apache.lucene.analysis.pattern.PatternTokenizer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.apache.lucene.analysis.tr.TurkishLowerCaseFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.cluster.metadata.IndexMetadata;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexService.IndexCreationContext;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.IndexVersion;
import org.elasticsearch.index.analysis.IndexAnalyzers;
import org.elasticsearch.indices.analysis.AnalysisModule;
import org.elasticsearch.plugins.scanners.StablePluginsRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tartarus.snowball.ext.GermanStemmer;

class StockAnalysisPluginTest {

    /** A little of everything that a language analyzer could treat in a way of its own. */
    private static final String NEWS = """
            The ministers' meetings in Zürich were running late; l'école de l'été, gli amici dell'arte, os governos.
            Die Häuser und Straßen wurden größer. Las noticias de los periódicos. De kranten schreven. İstanbul'da ışık.
            Журналисты писали новости. Вестниците пишат. Οι εφημερίδες έγραψαν. Noviny psaly o městech. Sanomalehdet.
            الصحف العربية تكتب الأخبار. روزنامه‌ها می‌نویسند. समाचार पत्रों में। সংবাদপত্র লিখেছে। หนังสือพิมพ์รายงานข่าว
            王毅訪問東京，ﾃｽﾄ カメラ 뉴스 기사。 Berita-berita itu dibacakan. Az újságok írták. Ziarele au scris. Հայերեն թերթեր.
            """;

    static {
        // The server's classes log while they are loaded.
        LogConfigurator.configureESLogging();
    }

    @TempDir
    private static Path home;

    static Stream<Arguments> languages() {
        Map<String, Supplier<Analyzer>> lucene = Map.ofEntries(
                Map.entry("arabic", ArabicAnalyzer::new),
                Map.entry("armenian", ArmenianAnalyzer::new),
                Map.entry("basque", BasqueAnalyzer::new),
                Map.entry("bengali", BengaliAnalyzer::new),
                Map.entry("brazilian", BrazilianAnalyzer::new),
                Map.entry("bulgarian", BulgarianAnalyzer::new),
                Map.entry("catalan", CatalanAnalyzer::new),
                Map.entry("cjk", CJKAnalyzer::new),
                Map.entry("czech", CzechAnalyzer::new),
                Map.entry("danish", DanishAnalyzer::new),
                Map.entry("dutch", DutchAnalyzer::new),
                Map.entry("english", EnglishAnalyzer::new),
                Map.entry("estonian", EstonianAnalyzer::new),
                Map.entry("finnish", FinnishAnalyzer::new),
                Map.entry("french", FrenchAnalyzer::new),
                Map.entry("galician", GalicianAnalyzer::new),
                Map.entry("german", GermanAnalyzer::new),
                Map.entry("greek", GreekAnalyzer::new),
                Map.entry("hindi", HindiAnalyzer::new),
                Map.entry("hungarian", HungarianAnalyzer::new),
                Map.entry("indonesian", IndonesianAnalyzer::new),
                Map.entry("irish", IrishAnalyzer::new),
                Map.entry("italian", ItalianAnalyzer::new),
                Map.entry("latvian", LatvianAnalyzer::new),
                Map.entry("lithuanian", LithuanianAnalyzer::new),
                Map.entry("norwegian", NorwegianAnalyzer::new),
                Map.entry("persian", PersianAnalyzer::new),
                Map.entry("portuguese", PortugueseAnalyzer::new),
                Map.entry("romanian", RomanianAnalyzer::new),
                Map.entry("russian", RussianAnalyzer::new),
                Map.entry("sorani", SoraniAnalyzer::new),
                Map.entry("spanish", SpanishAnalyzer::new),
                Map.entry("swedish", SwedishAnalyzer::new),
                Map.entry("thai", ThaiAnalyzer::new),
                Map.entry("turkish", TurkishAnalyzer::new));
        return lucene.entrySet().stream()
                .map(entry -> Arguments.of(entry.getKey(), entry.getValue().get()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("languages")
    void aLanguageByItsNameGivesTheTokensOfLucenesAnalyzer(String name, Analyzer lucene) throws IOException {
        Settings settings = Settings.builder()
                .put("index.analysis.analyzer.configured.type", name)
                .build();

        List<String> expected = Tokens.of(lucene, NEWS);

        assertFalse(expected.isEmpty());
        assertEquals(expected, Tokens.of(module().getAnalysisRegistry().getAnalyzer(name), NEWS));
        assertEquals(expected, Tokens.of(analyzers(settings).get("configured"), NEWS));
    }

    @Test
    void anAnalyzersOwnStopWordsAndExclusionsTakeThePlaceOfTheDefaults() throws IOException {
        Settings settings = Settings.builder()
                .put("index.analysis.analyzer.mine.type", "english")
                .putList("index.analysis.analyzer.mine.stopwords", "late")
                .putList("index.analysis.analyzer.mine.stem_exclusion", "running")
                .build();
        Analyzer lucene = new EnglishAnalyzer(words("late"), words("running"));

        assertEquals(Tokens.of(lucene, NEWS), Tokens.of(analyzers(settings).get("mine"), NEWS));
    }

    /** Filters by their bare names, which mean their defaults. */
    static Stream<Arguments> bareNames() {
        return Stream.of(
                Arguments.of("asciifolding", chain(ASCIIFoldingFilter::new)),
                Arguments.of("lowercase", chain(LowerCaseFilter::new)),
                Arguments.of("stemmer", chain(PorterStemFilter::new)),
                Arguments.of("snowball", chain(in -> new SnowballFilter(in, "English"))),
                Arguments.of("stop", chain(in -> new StopFilter(in, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET))),
                Arguments.of("cjk_bigram", chain(CJKBigramFilter::new)),
                Arguments.of("cjk_width", chain(CJKWidthFilter::new)),
                Arguments.of("elision", chain(in -> new ElisionFilter(in, FrenchAnalyzer.DEFAULT_ARTICLES))),
                Arguments.of("shingle", chain(ShingleFilter::new)),
                Arguments.of("edge_ngram", chain(in -> new EdgeNGramTokenFilter(in, 1))),
                Arguments.of("length", chain(in -> new LengthFilter(in, 0, Integer.MAX_VALUE))),
                Arguments.of("truncate", chain(in -> TruncateTokenFilter.truncateAfterChars(in, 10))),
                Arguments.of("decimal_digit", chain(DecimalDigitFilter::new)),
                Arguments.of("apostrophe", chain(ApostropheFilter::new)),
                Arguments.of("arabic_normalization", chain(ArabicNormalizationFilter::new)),
                Arguments.of("german_normalization", chain(GermanNormalizationFilter::new)),
                Arguments.of("scandinavian_normalization", chain(ScandinavianNormalizationFilter::new)),
                Arguments.of("word_delimiter_graph", chain(in -> wordDelimiter(in, 0))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bareNames")
    void aFilterByItsBareNameGivesTheTokensOfLucenesFilter(String name, Analyzer lucene) throws IOException {
        Settings settings = Settings.builder()
                .put("index.analysis.analyzer.mine.type", "custom")
                .put("index.analysis.analyzer.mine.tokenizer", "standard")
                .putList("index.analysis.analyzer.mine.filter", name)
                .build();

        assertEquals(Tokens.of(lucene, NEWS), Tokens.of(analyzers(settings).get("mine"), NEWS));
    }

    /** Filters with settings of an index. */
    static Stream<Arguments> configuredFilters() {
        return Stream.of(
                Arguments.of(
                        Map.of("type", "asciifolding", "preserve_original", "true"),
                        chain(in -> new ASCIIFoldingFilter(in, true))),
                Arguments.of(Map.of("type", "lowercase", "language", "turkish"), chain(TurkishLowerCaseFilter::new)),
                Arguments.of(
                        Map.of("type", "stemmer", "language", "possessive_english"),
                        chain(EnglishPossessiveFilter::new)),
                Arguments.of(Map.of("type", "stemmer", "language", "light_french"), chain(FrenchLightStemFilter::new)),
                Arguments.of(
                        Map.of("type", "stemmer", "language", "german"),
                        chain(in -> new SnowballFilter(in, new GermanStemmer()))),
                Arguments.of(
                        Map.of("type", "cjk_bigram", "output_unigrams", "true", "ignored_scripts", "hangul"),
                        chain(in -> new CJKBigramFilter(
                                in, CJKBigramFilter.HAN | CJKBigramFilter.HIRAGANA | CJKBigramFilter.KATAKANA, true))),
                Arguments.of(
                        Map.of("type", "elision", "articles", "dell", "articles_case", "true"),
                        chain(in -> new ElisionFilter(in, words("dell")))),
                Arguments.of(
                        Map.of("type", "edge_ngram", "min_gram", "2", "max_gram", "5", "preserve_original", "true"),
                        chain(in -> new EdgeNGramTokenFilter(in, 2, 5, true))),
                Arguments.of(Map.of("type", "length", "min", "3", "max", "6"), chain(in -> new LengthFilter(in, 3, 6))),
                Arguments.of(
                        Map.of("type", "truncate", "length", "4"),
                        chain(in -> TruncateTokenFilter.truncateAfterChars(in, 4))),
                Arguments.of(
                        Map.of("type", "word_delimiter_graph", "preserve_original", "true"),
                        chain(in -> wordDelimiter(in, WordDelimiterGraphFilter.PRESERVE_ORIGINAL))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("configuredFilters")
    void aFilterWithSettingsGivesTheTokensOfLucenesFilter(Map<String, String> filter, Analyzer lucene)
            throws IOException {
        Settings.Builder settings = Settings.builder()
                .put("index.analysis.analyzer.mine.type", "custom")
                .put("index.analysis.analyzer.mine.tokenizer", "standard")
                .putList("index.analysis.analyzer.mine.filter", "filter");
        filter.forEach((key, value) -> settings.put("index.analysis.filter.filter." + key, value));

        assertEquals(
                Tokens.of(lucene, NEWS), Tokens.of(analyzers(settings.build()).get("mine"), NEWS));
    }

    static Stream<Arguments> tokenizers() {
        return Stream.of(
                Arguments.of(Map.of("type", "whitespace"), tokenizer(WhitespaceTokenizer::new)),
                Arguments.of(Map.of("type", "letter"), tokenizer(LetterTokenizer::new)),
                Arguments.of(Map.of("type", "keyword"), tokenizer(KeywordTokenizer::new)),
                Arguments.of(Map.of("type", "uax_url_email"), tokenizer(UAX29URLEmailTokenizer::new)),
                Arguments.of(
                        Map.of("type", "pattern", "pattern", "[.;]"),
                        tokenizer(() -> new PatternTokenizer(Pattern.compile("[.;]"), -1))),
                Arguments.of(
                        Map.of("type", "ngram", "min_gram", "2", "max_gram", "3"),
                        tokenizer(() -> new NGramTokenizer(2, 3))),
                Arguments.of(
                        Map.of("type", "edge_ngram", "min_gram", "1", "max_gram", "4", "token_chars", "letter"),
                        tokenizer(() -> new EdgeNGramTokenizer(1, 4) {
                            @Override
                            protected boolean isTokenChar(int character) {
                                return Character.isLetter(character);
                            }
                        })));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tokenizers")
    void aTokenizerGivesTheTokensOfLucenesTokenizer(Map<String, String> tokenizer, Analyzer lucene) throws IOException {
        Settings.Builder settings = Settings.builder()
                .put("index.analysis.analyzer.mine.type", "custom")
                .put("index.analysis.analyzer.mine.tokenizer", "tokenizer");
        tokenizer.forEach((key, value) -> settings.put("index.analysis.tokenizer.tokenizer." + key, value));

        assertEquals(
                Tokens.of(lucene, NEWS), Tokens.of(analyzers(settings.build()).get("mine"), NEWS));
    }

    @Test
    void characterFiltersGiveTheTokensOfLucenesFilters() throws IOException {
        String page = "<p>Ferry &amp; harbor<br>No.&nbsp;7 → 8</p>";
        Settings settings = Settings.builder()
                .put("index.analysis.char_filter.map.type", "mapping")
                .putList("index.analysis.char_filter.map.mappings", "\\u2192 => to", "& => and")
                .put("index.analysis.char_filter.digits.type", "pattern_replace")
                .put("index.analysis.char_filter.digits.pattern", "([0-9])")
                .put("index.analysis.char_filter.digits.replacement", "<$1>")
                .put("index.analysis.analyzer.mine.type", "custom")
                .put("index.analysis.analyzer.mine.tokenizer", "whitespace")
                .putList("index.analysis.analyzer.mine.char_filter", "html_strip", "map", "digits")
                .build();
        NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
        map.add("→", "to");
        map.add("&", "and");
        NormalizeCharMap built = map.build();
        Analyzer lucene = new Analyzer() {
            @Override
            protected Reader initReader(String field, Reader reader) {
                Reader mapped = new MappingCharFilter(built, new HTMLStripCharFilter(reader));
                return new PatternReplaceCharFilter(Pattern.compile("([0-9])"), "<$1>", mapped);
            }

            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(new WhitespaceTokenizer());
            }
        };

        assertEquals(Tokens.of(lucene, page), Tokens.of(analyzers(settings).get("mine"), page));
    }

    @Test
    void aRepeatedTokenThatTheStemmerLeavesAloneIsOneToken() throws IOException {
        Settings settings = Settings.builder()
                .put("index.analysis.analyzer.mine.type", "custom")
                .put("index.analysis.analyzer.mine.tokenizer", "standard")
                .putList("index.analysis.analyzer.mine.filter", "keyword_repeat", "porter_stem", "remove_duplicates")
                .build();
        Analyzer lucene =
                chain(in -> new RemoveDuplicatesTokenFilter(new PorterStemFilter(new KeywordRepeatFilter(in))));

        assertEquals(Tokens.of(lucene, NEWS), Tokens.of(analyzers(settings).get("mine"), NEWS));
    }

    @Test
    void uniqueLeavesOutWhatCameBeforeWithoutAGap() throws IOException {
        Settings settings = Settings.builder()
                .put("index.analysis.analyzer.mine.type", "custom")
                .put("index.analysis.analyzer.mine.tokenizer", "standard")
                .putList("index.analysis.analyzer.mine.filter", "unique")
                .build();

        assertEquals(
                List.of("a@0-1+1~1", "b@2-3+1~1", "c@6-7+1~1"),
                Tokens.of(analyzers(settings).get("mine"), "a b a c b"));
    }

    @Test
    void aNormalizerFoldsAndLowersToOneToken() throws IOException {
        Settings settings = Settings.builder()
                .put("index.analysis.filter.fold.type", "asciifolding")
                .put("index.analysis.filter.fold.preserve_original", true)
                .put("index.analysis.normalizer.mine.type", "custom")
                .putList("index.analysis.normalizer.mine.filter", "lowercase", "fold")
                .build();

        Analyzer normalizer = analyzers(settings).getNormalizer("mine");

        assertEquals("erdogan", normalizer.normalize("field", "ERDOĞAN").utf8ToString());
    }

    @Test
    void aSettingThatWouldMeanSomethingElseOnAStockNodeIsRefused() {
        Settings settings = Settings.builder()
                .put("index.analysis.filter.mine.type", "word_delimiter_graph")
                .putList("index.analysis.filter.mine.type_table", "$ => DIGIT")
                .build();

        assertThrows(IllegalArgumentException.class, () -> analyzers(settings));
    }

    private static AnalysisModule module() throws IOException {
        Settings settings = Settings.builder()
                .put(Environment.PATH_HOME_SETTING.getKey(), home)
                .build();
        return new AnalysisModule(
                new Environment(settings, home), List.of(new StockAnalysisPlugin()), new StablePluginsRegistry());
    }

    private static IndexAnalyzers analyzers(Settings analysis) throws IOException {
        Settings settings = Settings.builder()
                .put(IndexMetadata.SETTING_VERSION_CREATED, IndexVersion.current())
                .put(IndexMetadata.SETTING_NUMBER_OF_SHARDS, 1)
                .put(IndexMetadata.SETTING_NUMBER_OF_REPLICAS, 0)
                .put(analysis)
                .build();
        IndexMetadata index =
                IndexMetadata.builder("stories").settings(settings).build();
        return module().getAnalysisRegistry()
                .build(IndexCreationContext.CREATE_INDEX, new IndexSettings(index, Settings.EMPTY));
    }

    private static Analyzer chain(Function<TokenStream, TokenStream> filter) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                Tokenizer tokenizer = new StandardTokenizer();
                return new TokenStreamComponents(tokenizer, filter.apply(tokenizer));
            }
        };
    }

    private static Analyzer tokenizer(Supplier<Tokenizer> tokenizer) {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String field) {
                return new TokenStreamComponents(tokenizer.get());
            }
        };
    }

    private static TokenStream wordDelimiter(TokenStream in, int more) {
        int flags = WordDelimiterGraphFilter.GENERATE_WORD_PARTS
                | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS
                | WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE
                | WordDelimiterGraphFilter.SPLIT_ON_NUMERICS
                | WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE;
        return new WordDelimiterGraphFilter(
                in, true, WordDelimiterIterator.DEFAULT_WORD_DELIM_TABLE, flags | more, null);
    }

    private static CharArraySet words(String... words) {
        return new CharArraySet(Set.of(words), false);
    }
}
