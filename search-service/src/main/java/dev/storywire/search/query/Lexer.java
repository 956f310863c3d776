package dev.storywire.search.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a query's text into tokens. A run of characters ends at white space, a quotation mark or a parenthesis; a run
 * without a letter, digit or pictograph ({@code &}, {@code –}) can't be searched for and counts as white space.
 */
final class Lexer {
    private static final String QUOTES = "\"“”„‟＂";
    private static final Pattern FIELD = Pattern.compile("(\\p{L}+):(.?).*", Pattern.DOTALL);
    private static final int LONGEST_NUMBER = 6;

    private final String text;
    private final QueryLimits limits;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text, QueryLimits limits) {
        this.text = text;
        this.limits = limits;
    }

    static List<Token> tokens(String text, QueryLimits limits) throws QueryFaultException {
        Lexer lexer = new Lexer(text, limits);
        lexer.checkCharacters();
        lexer.run();
        return lexer.tokens;
    }

    private void checkCharacters() throws QueryFaultException {
        if (text.length() > limits.characters()) {
            throw new QueryFaultException(
                    limits.characters(), "expected at most " + limits.characters() + " characters, found more");
        }
        for (int i = 0; i < text.length(); i++) {
            int character = text.codePointAt(i);
            if (character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE) {
                throw new QueryFaultException(i, "expected text, found half of a surrogate pair");
            }
            i += Character.charCount(character) - 1;
        }
    }

    private void run() throws QueryFaultException {
        while (at < text.length()) {
            char next = text.charAt(at);
            if (isSpace(next)) {
                at++;
            } else if (isQuote(next)) {
                quote();
            } else if (next == '(') {
                mark(Token.Kind.OPEN);
            } else if (next == ')') {
                mark(Token.Kind.CLOSE);
            } else if (next == '-' && at + 1 < text.length() && !isSpace(text.charAt(at + 1))) {
                negation();
            } else {
                characters();
            }
        }
        tokens.add(new Token.End(text.length()));
    }

    private void mark(Token.Kind kind) {
        tokens.add(new Token.Mark(at++, kind));
    }

    /** A minus negates what follows it at once; before anything unsearchable ({@code --}, {@code ->}) it is noise. */
    private void negation() {
        int end = endOfRun(at);
        String run = text.substring(at, end);
        if (isSearchable(run) || (run.chars().allMatch(c -> c == '-') && opens(end))) {
            mark(Token.Kind.NOT);
        } else {
            at = end;
        }
    }

    private boolean opens(int position) {
        return position < text.length() && (isQuote(text.charAt(position)) || text.charAt(position) == '(');
    }

    private void quote() throws QueryFaultException {
        int start = at++;
        while (at < text.length() && !isQuote(text.charAt(at))) {
            at++;
        }
        if (at == text.length()) {
            throw new QueryFaultException(start, "expected a closing quotation mark to this one, found none");
        }
        String content = foldSpace(text.substring(start + 1, at++));
        if (!isSearchable(content)) {
            throw new QueryFaultException(start, "expected words between the quotation marks, found none");
        }
        tokens.add(new Token.Quote(start, content, slop()));
    }

    private int slop() throws QueryFaultException {
        if (at == text.length() || text.charAt(at) != '~') {
            return 0;
        }
        int start = ++at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        String number = text.substring(start, at);
        if (number.isEmpty() || number.length() > LONGEST_NUMBER || Integer.parseInt(number) > limits.slop()) {
            throw new QueryFaultException(
                    start,
                    "expected a distance of 0 to " + limits.slop() + " after ~, found "
                            + (number.isEmpty() ? "none" : number));
        }
        return Integer.parseInt(number);
    }

    private void characters() throws QueryFaultException {
        int start = at;
        String run = text.substring(start, endOfRun(start));
        Optional<FieldName> field = field(start, run);
        if (field.isPresent()) {
            at = start + run.indexOf(':') + 1;
            tokens.add(new Token.Field(start, field.get()));
            return;
        }
        at = start + run.length();
        switch (run) {
            case "OR" -> tokens.add(new Token.Mark(start, Token.Kind.OR));
            case "AND" -> tokens.add(new Token.Mark(start, Token.Kind.AND));
            case "NOT" -> tokens.add(new Token.Mark(start, Token.Kind.NOT));
            default -> word(start, run);
        }
    }

    /** Empty where the run is no field: a word, a time of day, a web address, a label such as {@code Breaking:}. */
    private Optional<FieldName> field(int start, String run) throws QueryFaultException {
        Matcher matcher = FIELD.matcher(run);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String name = matcher.group(1);
        Optional<FieldName> field = FieldName.of(name);
        boolean hasValue = !matcher.group(2).isEmpty() || opens(start + run.length());
        if (field.isEmpty() && hasValue && !matcher.group(2).equals("/")) {
            throw new QueryFaultException(
                    start,
                    "expected one of the fields " + FieldName.all() + " found " + name
                            + ": (in quotation marks it is searched for as text)");
        }
        return field;
    }

    private void word(int start, String run) throws QueryFaultException {
        int asterisk = run.indexOf('*');
        if (asterisk < 0) {
            if (isSearchable(run)) {
                tokens.add(new Token.Run(start, run));
            }
            return;
        }
        if (asterisk < run.length() - 1) {
            throw new QueryFaultException(
                    start + asterisk,
                    "expected * at the end of a word only, found it before \"" + run.substring(asterisk + 1) + "\"");
        }
        String stem = run.substring(0, asterisk);
        long letters = stem.codePoints().filter(Character::isLetterOrDigit).count();
        if (letters < limits.prefixLetters()) {
            throw new QueryFaultException(
                    start, "expected at least " + limits.prefixLetters() + " letters before *, found " + letters);
        }
        tokens.add(new Token.Stem(start, stem));
    }

    private int endOfRun(int from) {
        int end = from;
        while (end < text.length()
                && !isSpace(text.charAt(end))
                && "()".indexOf(text.charAt(end)) < 0
                && !isQuote(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isQuote(char character) {
        return QUOTES.indexOf(character) >= 0;
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || Character.isISOControl(character);
    }

    private static boolean isSearchable(String run) {
        return run.codePoints().anyMatch(c -> Character.isLetterOrDigit(c) || Character.isEmojiPresentation(c));
    }

    private static String foldSpace(String content) {
        StringBuilder folded = new StringBuilder();
        for (int i = 0; i < content.length(); i++) {
            char character = content.charAt(i);
            if (!isSpace(character)) {
                folded.append(character);
            } else if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        }
        return folded.toString().strip();
    }
}
