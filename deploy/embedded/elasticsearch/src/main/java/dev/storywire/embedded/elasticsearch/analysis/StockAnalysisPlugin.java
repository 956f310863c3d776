package dev.storywire.embedded.elasticsearch.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.core.SimpleAnalyzer;
import org.apache.lucene.analysis.core.StopAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.Analysis;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.PreBuiltAnalyzerProviderFactory;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.indices.analysis.PreBuiltCacheFactory.CachingStrategy;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/**
 * Registers analyzers, tokenizers, filters and their defaults under the names that they have on a stock node of the same
 * version, so that an index means the same here and there.
 */
public final class StockAnalysisPlugin extends Plugin implements AnalysisPlugin {

    @Override
    public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
        Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> providers = new HashMap<>();
        LanguageAnalyzer.ALL.forEach((language, analyzer) -> providers.put(
                language,
                (index, environment, name, settings) ->
                        new Provider(name, analyzer.configured(environment, settings))));
        providers.put("keyword", (index, environment, name, settings) -> new Provider(name, new KeywordAnalyzer()));
        providers.put("simple", (index, environment, name, settings) -> new Provider(name, new SimpleAnalyzer()));
        providers.put(
                "whitespace", (index, environment, name, settings) -> new Provider(name, new WhitespaceAnalyzer()));
        providers.put(
                "stop",
                (index, environment, name, settings) -> new Provider(
                        name,
                        new StopAnalyzer(Analysis.parseStopWords(
                                environment, settings, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET))));
        return providers;
    }

    @Override
    public List<PreBuiltAnalyzerProviderFactory> getPreBuiltAnalyzerProviderFactories() {
        return LanguageAnalyzer.ALL.entrySet().stream()
                .map(entry -> new PreBuiltAnalyzerProviderFactory(
                        entry.getKey(), CachingStrategy.LUCENE, entry.getValue()::plain))
                .toList();
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return TokenFilters.types();
    }

    @Override
    public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
        return TokenFilters.preconfigured();
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        return Tokenizers.types();
    }

    @Override
    public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
        return CharFilters.types();
    }

    /** One analyzer of one index. */
    private static final class Provider extends AbstractIndexAnalyzerProvider<Analyzer> {

        private final Analyzer analyzer;

        Provider(String name, Analyzer analyzer) {
            super(name);
            this.analyzer = analyzer;
        }

        @Override
        public Analyzer get() {
            return analyzer;
        }
    }
}
