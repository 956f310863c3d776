package dev.storywire.embedded.elasticsearch.analysis;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.LetterTokenizer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.pattern.PatternTokenizer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.th.ThaiTokenizer;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;

/** Tokenizers, with the settings and defaults that they have on a stock node. */
final class Tokenizers {

    /** What {@code token_chars} of the n-gram tokenizers can be made of. */
    private static final Map<String, IntPredicate> CHARACTER_CLASSES = Map.of(
            "letter", Character::isLetter,
            "digit", Character::isDigit,
            "whitespace", Character::isWhitespace,
            "punctuation", Tokenizers::isPunctuation,
            "symbol", Tokenizers::isSymbol);

    private Tokenizers() {}

    /** The types that an index's settings can name; the bare names mean their defaults. */
    static Map<String, AnalysisProvider<TokenizerFactory>> types() {
        Map<String, AnalysisProvider<TokenizerFactory>> types = new HashMap<>();
        types.put("keyword", (index, environment, name, settings) -> keyword(name, settings));
        types.put(
                "letter",
                (index, environment, name, settings) -> TokenizerFactory.newFactory(name, LetterTokenizer::new));
        types.put("whitespace", (index, environment, name, settings) -> whitespace(name, settings));
        types.put("pattern", (index, environment, name, settings) -> pattern(name, settings));
        types.put("uax_url_email", (index, environment, name, settings) -> urlEmail(name, settings));
        types.put(
                "thai", (index, environment, name, settings) -> TokenizerFactory.newFactory(name, ThaiTokenizer::new));
        types.put("ngram", (index, environment, name, settings) -> ngram(index, name, settings));
        types.put("edge_ngram", (index, environment, name, settings) -> edgeNgram(name, settings));
        return types;
    }

    /** An index that would make too many n-grams of a word must say that it wants them. */
    static void checkDifference(IndexSettings index, int least, int most) {
        if (most - least > index.getMaxNgramDiff()) {
            throw new IllegalArgumentException("[max_gram] may be greater than [min_gram] by " + index.getMaxNgramDiff()
                    + " at most, which [index.max_ngram_diff] can change");
        }
    }

    private static TokenizerFactory keyword(String name, Settings settings) {
        int buffer = settings.getAsInt("buffer_size", 256);
        return TokenizerFactory.newFactory(name, () -> new KeywordTokenizer(buffer));
    }

    private static TokenizerFactory whitespace(String name, Settings settings) {
        int longest = settings.getAsInt("max_token_length", StandardAnalyzer.DEFAULT_MAX_TOKEN_LENGTH);
        return TokenizerFactory.newFactory(
                name, () -> new WhitespaceTokenizer(WhitespaceTokenizer.DEFAULT_TOKEN_ATTRIBUTE_FACTORY, longest));
    }

    private static TokenizerFactory pattern(String name, Settings settings) {
        Pattern pattern = Regex.compile(settings.get("pattern", "\\W+"), settings.get("flags"));
        int group = settings.getAsInt("group", -1);
        return TokenizerFactory.newFactory(name, () -> new PatternTokenizer(pattern, group));
    }

    private static TokenizerFactory urlEmail(String name, Settings settings) {
        int longest = settings.getAsInt("max_token_length", StandardAnalyzer.DEFAULT_MAX_TOKEN_LENGTH);
        return TokenizerFactory.newFactory(name, () -> {
            UAX29URLEmailTokenizer tokenizer = new UAX29URLEmailTokenizer();
            tokenizer.setMaxTokenLength(longest);
            return tokenizer;
        });
    }

    private static TokenizerFactory ngram(IndexSettings index, String name, Settings settings) {
        int least = settings.getAsInt("min_gram", 1);
        int most = settings.getAsInt("max_gram", 2);
        checkDifference(index, least, most);
        IntPredicate characters = tokenCharacters(settings);
        return TokenizerFactory.newFactory(name, () -> new NGramTokenizer(least, most) {
            @Override
            protected boolean isTokenChar(int character) {
                return characters.test(character);
            }
        });
    }

    private static TokenizerFactory edgeNgram(String name, Settings settings) {
        int least = settings.getAsInt("min_gram", 1);
        int most = settings.getAsInt("max_gram", 2);
        IntPredicate characters = tokenCharacters(settings);
        return TokenizerFactory.newFactory(
                name, (java.util.function.Supplier<Tokenizer>) () -> new EdgeNGramTokenizer(least, most) {
                    @Override
                    protected boolean isTokenChar(int character) {
                        return characters.test(character);
                    }
                });
    }

    private static IntPredicate tokenCharacters(Settings settings) {
        List<String> classes = settings.getAsList("token_chars");
        IntPredicate any = classes.isEmpty() ? character -> true : character -> false;
        for (String name : classes) {
            any = any.or(characterClass(name.toLowerCase(Locale.ROOT).strip(), settings));
        }
        return any;
    }

    private static IntPredicate characterClass(String name, Settings settings) {
        if (name.equals("custom")) {
            String custom = settings.get("custom_token_chars", "");
            return character -> custom.indexOf(character) >= 0;
        }
        IntPredicate known = CHARACTER_CLASSES.get(name);
        if (known == null) {
            throw new IllegalArgumentException("[token_chars] can't be [" + name + "] on this node");
        }
        return known;
    }

    private static boolean isPunctuation(int character) {
        return switch (Character.getType(character)) {
            case Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION -> true;
            default -> false;
        };
    }

    private static boolean isSymbol(int character) {
        return switch (Character.getType(character)) {
            case Character.CURRENCY_SYMBOL, Character.MATH_SYMBOL, Character.OTHER_SYMBOL -> true;
            default -> false;
        };
    }
}
