package dev.storywire.ingest.normalize;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The commonest words of the languages that most feeds declare: enough to confirm a declaration without a model. */
final class CommonWords {
    private static final int WORDS = 60;
    private static final int FEWEST_WORDS = 8;
    private static final int FEWEST_DIFFERENT = 3;
    private static final int LONGEST = 6;
    private static final double SHARE = 0.2;

    private static final Map<String, Set<String>> WORDS_OF = new HashMap<>();

    static {
        put("cs", "a v na se je že s z o do k i za to pro by ve ale jako po jsou si podle které který už také");
        put("da", "og i at er en det som på til af for med den de der et har ikke fra var ved han om men vil kan");
        put(
                "de",
                "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei");
        put(
                "en",
                "the of and to in a is that for on was with as it by at from are be has have his an were this will said not which but");
        put("es", "de la que el en y a los del se las por un para con no una su al lo como más pero sus ha este");
        put("fi", "ja on ei että oli se hän mutta ovat myös kun joka mukaan ole sekä vuoden jo kuin hänen tai");
        put("fr", "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec");
        put("hu", "a az és hogy nem is egy meg volt csak ez de már el azt mint ki kell még szerint");
        put(
                "id",
                "yang dan di dari untuk dengan ini pada tidak akan dalam juga itu ke oleh ada sebagai mereka telah bisa karena");
        put("it", "di e il la che in a per un del è della una con non i le si da dei al sono alla nel ha anche come");
        put(
                "nl",
                "de van het een en in is dat op te met zijn voor die er niet aan om ook als bij uit naar door worden");
        put("no", "og i det er på som en til av at for med har de ikke den om et fra var han men vil seg ble");
        put("nb", "og i det er på som en til av at for med har de ikke den om et fra var han men vil seg ble");
        put("pl", "w i na z się nie do że to o jest od po przez jak za dla tym są oraz a ze ale który które");
        put("pt", "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao das foi");
        put("ro", "de și în a la cu nu că pe care din o un pentru este au mai sunt fost prin se să ale al");
        put("ru", "и в не на что с по к из у за о от для это как его но же он был до а также что её");
        put("sv", "och i att det som en på är av för med den till har de inte ett om från han var men så vid");
        put("tr", "ve bir bu da de için ile çok olarak olan daha ise gibi kadar en sonra ne ancak göre dedi");
        put("uk", "і в на що з до не та у за про від для як це його але й із він також");
    }

    private CommonWords() {}

    /** @param language a primary subtag */
    static boolean confirm(String language, String lowerCase) {
        Set<String> common = WORDS_OF.get(language);
        if (common == null) {
            return false;
        }
        int words = 0;
        int hits = 0;
        var different = new HashSet<String>();
        int from = -1;
        for (int i = 0; i <= lowerCase.length() && words < WORDS; i++) {
            boolean letter = i < lowerCase.length() && Character.isLetter(lowerCase.charAt(i));
            if (letter && from < 0) {
                from = i;
            } else if (!letter && from >= 0) {
                words++;
                String word = i - from <= LONGEST ? lowerCase.substring(from, i) : "";
                if (common.contains(word)) {
                    hits++;
                    different.add(word);
                }
                from = -1;
            }
        }
        return words >= FEWEST_WORDS && different.size() >= FEWEST_DIFFERENT && hits >= SHARE * words;
    }

    private static void put(String language, String words) {
        WORDS_OF.put(language, Set.copyOf(List.of(words.split(" "))));
    }
}
