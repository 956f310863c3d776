package dev.storywire.embedded.elasticsearch.analysis;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.bn.BengaliStemFilter;
import org.apache.lucene.analysis.br.BrazilianStemFilter;
import org.apache.lucene.analysis.ckb.SoraniStemFilter;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanMinimalStemFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.es.SpanishPluralStemFilter;
import org.apache.lucene.analysis.fa.PersianStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchMinimalStemFilter;
import org.apache.lucene.analysis.gl.GalicianMinimalStemFilter;
import org.apache.lucene.analysis.gl.GalicianStemFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.id.IndonesianStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.lv.LatvianStemFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilterFactory;
import org.apache.lucene.analysis.no.NorwegianMinimalStemFilter;
import org.apache.lucene.analysis.no.NorwegianMinimalStemFilterFactory;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseMinimalStemFilter;
import org.apache.lucene.analysis.pt.PortugueseStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.elasticsearch.common.settings.Settings;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.ArmenianStemmer;
import org.tartarus.snowball.ext.BasqueStemmer;
import org.tartarus.snowball.ext.CatalanStemmer;
import org.tartarus.snowball.ext.DanishStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.EstonianStemmer;
import org.tartarus.snowball.ext.FinnishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.HungarianStemmer;
import org.tartarus.snowball.ext.IrishStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.LithuanianStemmer;
import org.tartarus.snowball.ext.NorwegianStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RomanianStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SerbianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;
import org.tartarus.snowball.ext.SwedishStemmer;
import org.tartarus.snowball.ext.TurkishStemmer;

/** The languages of the {@code stemmer} filter. */
final class Stemmer {

    private static final Map<String, UnaryOperator<TokenStream>> BY_LANGUAGE = byLanguage();

    private Stemmer() {}

    /**
     * The stemmer that the settings' {@code language} (or {@code name}) asks for, Porter's without one.
     *
     * @throws IllegalArgumentException for a language that there is no stemmer for
     */
    static UnaryOperator<TokenStream> configured(Settings settings) {
        String language = settings.get("language", settings.get("name", "porter"));
        UnaryOperator<TokenStream> stemmer = BY_LANGUAGE.get(language.toLowerCase(Locale.ROOT));
        if (stemmer == null) {
            throw new IllegalArgumentException("There is no stemmer for the language [" + language + "]");
        }
        return stemmer;
    }

    private static Map<String, UnaryOperator<TokenStream>> byLanguage() {
        Map<String, UnaryOperator<TokenStream>> all = new HashMap<>();
        addSnowball(all);
        addAlgorithmic(all);
        addLight(all);
        return Map.copyOf(all);
    }

    private static void addSnowball(Map<String, UnaryOperator<TokenStream>> all) {
        all.put("armenian", snowball(ArmenianStemmer::new));
        all.put("basque", snowball(BasqueStemmer::new));
        all.put("catalan", snowball(CatalanStemmer::new));
        all.put("danish", snowball(DanishStemmer::new));
        all.put("dutch", snowball(DutchStemmer::new));
        all.put("porter2", snowball(EnglishStemmer::new));
        all.put("estonian", snowball(EstonianStemmer::new));
        all.put("finnish", snowball(FinnishStemmer::new));
        all.put("french", snowball(FrenchStemmer::new));
        all.put("german", snowball(GermanStemmer::new));
        all.put("hungarian", snowball(HungarianStemmer::new));
        all.put("irish", snowball(IrishStemmer::new));
        all.put("italian", snowball(ItalianStemmer::new));
        all.put("lithuanian", snowball(LithuanianStemmer::new));
        all.put("norwegian", snowball(NorwegianStemmer::new));
        all.put("portuguese", snowball(PortugueseStemmer::new));
        all.put("romanian", snowball(RomanianStemmer::new));
        all.put("russian", snowball(RussianStemmer::new));
        all.put("serbian", snowball(SerbianStemmer::new));
        all.put("spanish", snowball(SpanishStemmer::new));
        all.put("swedish", snowball(SwedishStemmer::new));
        all.put("turkish", snowball(TurkishStemmer::new));
    }

    private static void addAlgorithmic(Map<String, UnaryOperator<TokenStream>> all) {
        all.put("arabic", filter(ArabicStemFilter::new));
        all.put("bengali", filter(BengaliStemFilter::new));
        all.put("brazilian", filter(BrazilianStemFilter::new));
        all.put("bulgarian", filter(BulgarianStemFilter::new));
        all.put("czech", filter(CzechStemFilter::new));
        all.put("english", filter(PorterStemFilter::new));
        all.put("porter", filter(PorterStemFilter::new));
        all.put("possessive_english", filter(EnglishPossessiveFilter::new));
        all.put("galician", filter(GalicianStemFilter::new));
        all.put("greek", filter(GreekStemFilter::new));
        all.put("hindi", filter(HindiStemFilter::new));
        all.put("indonesian", filter(IndonesianStemFilter::new));
        all.put("latvian", filter(LatvianStemFilter::new));
        all.put("persian", filter(PersianStemFilter::new));
        all.put("portuguese_rslp", filter(PortugueseStemFilter::new));
        all.put("sorani", filter(SoraniStemFilter::new));
        all.put("spanish_plural", filter(SpanishPluralStemFilter::new));
    }

    private static void addLight(Map<String, UnaryOperator<TokenStream>> all) {
        all.put("light_english", filter(KStemFilter::new));
        all.put("minimal_english", filter(EnglishMinimalStemFilter::new));
        all.put("light_finnish", filter(FinnishLightStemFilter::new));
        all.put("light_french", filter(FrenchLightStemFilter::new));
        all.put("minimal_french", filter(FrenchMinimalStemFilter::new));
        all.put("minimal_galician", filter(GalicianMinimalStemFilter::new));
        all.put("light_german", filter(GermanLightStemFilter::new));
        all.put("minimal_german", filter(GermanMinimalStemFilter::new));
        all.put("light_hungarian", filter(HungarianLightStemFilter::new));
        all.put("light_italian", filter(ItalianLightStemFilter::new));
        all.put("light_norwegian", filter(NorwegianLightStemFilter::new));
        all.put("minimal_norwegian", filter(NorwegianMinimalStemFilter::new));
        all.put("light_nynorsk", new NorwegianLightStemFilterFactory(nynorsk())::create);
        all.put("minimal_nynorsk", new NorwegianMinimalStemFilterFactory(nynorsk())::create);
        all.put("light_portuguese", filter(PortugueseLightStemFilter::new));
        all.put("minimal_portuguese", filter(PortugueseMinimalStemFilter::new));
        all.put("light_russian", filter(RussianLightStemFilter::new));
        all.put("light_spanish", filter(SpanishLightStemFilter::new));
        all.put("light_swedish", filter(SwedishLightStemFilter::new));
    }

    /** A map of its own for each factory, which takes out what it has read. */
    private static Map<String, String> nynorsk() {
        return new HashMap<>(Map.of("variant", "nn"));
    }

    private static UnaryOperator<TokenStream> filter(Function<TokenStream, TokenStream> filter) {
        return filter::apply;
    }

    private static UnaryOperator<TokenStream> snowball(Supplier<SnowballStemmer> stemmer) {
        return in -> new SnowballFilter(in, stemmer.get());
    }
}
