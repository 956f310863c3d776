package dev.storywire.embedded.elasticsearch.analysis;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.br.BrazilianAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.th.ThaiAnalyzer;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.Analysis;

/**
 * The analyzer of a language.
 *
 * @param stopWords the words it leaves out unless an index names others
 * @param create makes it of the words to leave out and of those not to stem ({@code stem_exclusion})
 */
record LanguageAnalyzer(Supplier<CharArraySet> stopWords, BiFunction<CharArraySet, CharArraySet, Analyzer> create) {

    /** By the name that a stock node gives them. */
    static final Map<String, LanguageAnalyzer> ALL = all();

    /** The analyzer as an index's settings want it. */
    Analyzer configured(Environment environment, Settings settings) {
        return create.apply(
                Analysis.parseStopWords(environment, settings, stopWords.get()),
                Analysis.parseStemExclusion(settings, CharArraySet.EMPTY_SET));
    }

    /** The analyzer with nothing configured. */
    Analyzer plain() {
        return create.apply(stopWords.get(), CharArraySet.EMPTY_SET);
    }

    private static LanguageAnalyzer stemming(
            Supplier<CharArraySet> stopWords, BiFunction<CharArraySet, CharArraySet, Analyzer> create) {
        return new LanguageAnalyzer(stopWords, create);
    }

    private static LanguageAnalyzer withoutExclusions(
            Supplier<CharArraySet> stopWords, Function<CharArraySet, Analyzer> create) {
        return new LanguageAnalyzer(stopWords, (words, ignored) -> create.apply(words));
    }

    private static Map<String, LanguageAnalyzer> all() {
        Map<String, LanguageAnalyzer> all = new TreeMap<>();
        all.put("arabic", stemming(ArabicAnalyzer::getDefaultStopSet, ArabicAnalyzer::new));
        all.put("armenian", stemming(ArmenianAnalyzer::getDefaultStopSet, ArmenianAnalyzer::new));
        all.put("basque", stemming(BasqueAnalyzer::getDefaultStopSet, BasqueAnalyzer::new));
        all.put("bengali", stemming(BengaliAnalyzer::getDefaultStopSet, BengaliAnalyzer::new));
        all.put("brazilian", stemming(BrazilianAnalyzer::getDefaultStopSet, BrazilianAnalyzer::new));
        all.put("bulgarian", stemming(BulgarianAnalyzer::getDefaultStopSet, BulgarianAnalyzer::new));
        all.put("catalan", stemming(CatalanAnalyzer::getDefaultStopSet, CatalanAnalyzer::new));
        all.put("cjk", withoutExclusions(CJKAnalyzer::getDefaultStopSet, CJKAnalyzer::new));
        all.put("czech", stemming(CzechAnalyzer::getDefaultStopSet, CzechAnalyzer::new));
        all.put("danish", stemming(DanishAnalyzer::getDefaultStopSet, DanishAnalyzer::new));
        all.put("dutch", stemming(DutchAnalyzer::getDefaultStopSet, DutchAnalyzer::new));
        all.put("english", stemming(EnglishAnalyzer::getDefaultStopSet, EnglishAnalyzer::new));
        all.put("estonian", stemming(EstonianAnalyzer::getDefaultStopSet, EstonianAnalyzer::new));
        all.put("finnish", stemming(FinnishAnalyzer::getDefaultStopSet, FinnishAnalyzer::new));
        all.put("french", stemming(FrenchAnalyzer::getDefaultStopSet, FrenchAnalyzer::new));
        all.put("galician", stemming(GalicianAnalyzer::getDefaultStopSet, GalicianAnalyzer::new));
        all.put("german", stemming(GermanAnalyzer::getDefaultStopSet, GermanAnalyzer::new));
        all.put("greek", withoutExclusions(GreekAnalyzer::getDefaultStopSet, GreekAnalyzer::new));
        all.put("hindi", stemming(HindiAnalyzer::getDefaultStopSet, HindiAnalyzer::new));
        all.put("hungarian", stemming(HungarianAnalyzer::getDefaultStopSet, HungarianAnalyzer::new));
        all.put("indonesian", stemming(IndonesianAnalyzer::getDefaultStopSet, IndonesianAnalyzer::new));
        all.put("irish", stemming(IrishAnalyzer::getDefaultStopSet, IrishAnalyzer::new));
        all.put("italian", stemming(ItalianAnalyzer::getDefaultStopSet, ItalianAnalyzer::new));
        all.put("latvian", stemming(LatvianAnalyzer::getDefaultStopSet, LatvianAnalyzer::new));
        all.put("lithuanian", stemming(LithuanianAnalyzer::getDefaultStopSet, LithuanianAnalyzer::new));
        all.put("norwegian", stemming(NorwegianAnalyzer::getDefaultStopSet, NorwegianAnalyzer::new));
        all.put("persian", stemming(PersianAnalyzer::getDefaultStopSet, PersianAnalyzer::new));
        all.put("portuguese", stemming(PortugueseAnalyzer::getDefaultStopSet, PortugueseAnalyzer::new));
        all.put("romanian", stemming(RomanianAnalyzer::getDefaultStopSet, RomanianAnalyzer::new));
        all.put("russian", stemming(RussianAnalyzer::getDefaultStopSet, RussianAnalyzer::new));
        all.put("sorani", stemming(SoraniAnalyzer::getDefaultStopSet, SoraniAnalyzer::new));
        all.put("spanish", stemming(SpanishAnalyzer::getDefaultStopSet, SpanishAnalyzer::new));
        all.put("swedish", stemming(SwedishAnalyzer::getDefaultStopSet, SwedishAnalyzer::new));
        all.put("thai", withoutExclusions(ThaiAnalyzer::getDefaultStopSet, ThaiAnalyzer::new));
        all.put("turkish", stemming(TurkishAnalyzer::getDefaultStopSet, TurkishAnalyzer::new));
        return Map.copyOf(all);
    }
}
