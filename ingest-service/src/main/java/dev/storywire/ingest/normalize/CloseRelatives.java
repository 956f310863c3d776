package dev.storywire.ingest.normalize;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells languages apart that share most of their n-grams, by words that only one of them has. */
final class CloseRelatives {
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{M}]+");

    private static final List<Map<String, Set<String>>> GROUPS = List.of(
            Map.of(
                    "hr",
                            words(
                                    "što tko tijekom također uopće općina općine općini tvrtka tvrtke tvrtki izvješće izvješća tisuća tisuće gospodarstvo gospodarstva europske europska europski europi uvjet uvjeta obitelj obitelji točno siječnja veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga studenog prosinca sveučilište sveučilišta povijest povijesti nogomet nogometa stoljeća zrakoplov glede nego sudjelovati vlak kazalište hrvatske hrvatski hrvatska kišnoga"),
                    "bs",
                            words(
                                    "šta takođe također historija historije općina saopćenje saopćenju sedmica sedmice sedmici hljeb lahko mehko januara februara juna jula augusta septembra oktobra novembra decembra bosne bosni hercegovine hercegovini bih hiljada hiljade uslov uslova evropske evropska evropi ko zvanično fudbal"),
                    "sr",
                            words(
                                    "šta takođe juče pre posle gde ovde uvek svet sveta vreme vremena mesto mesta mestu dve reč reči čovek ljudi čoveka nedelje nedelja sledeće sledeći ceo celo celu deo dela treba hteo video opština opštine opštini saopštenje saopštenju saopštio istorija istorije hiljada hiljade srbije srbija srbiji srpski beograd beogradu dinara fudbal uslov evropske evropska predsednik predsednika sednici sednica procenat bezbednost primer ministar lepo mleko dete deca naseljenih verovatno")),
            Map.of(
                    "id",
                            words(
                                    "bahwa karena bisa kemarin warga kantor uang mobil rupiah rp perusahaan sekolah kota jakarta indonesia butuh sepeda polisi kamis jumat rabu provinsi kabupaten kecamatan dikatakan ujar katanya sementara tapi kalau saat adalah merupakan usai hingga beberapa anda"),
                    "ms",
                            words(
                                    "bahawa kerana boleh semalam wang pejabat kereta ringgit rm syarikat bandar majlis daripada kepada beliau ialah berkata malaysia kuala lumpur negeri khamis jumaat isnin ahad peratus kerajaan jabatan polis penduduk awak anda seorang menerusi manakala bagaimanapun memaklumkan mesyuarat iaitu membaiki")),
            Map.of(
                    "da",
                            words(
                                    "af efter blev hvad mig nu meget mellem uden kun jeg ikke også være siger fordi mod igen hvor kroner politiet bliver kunne skulle havde selvom gennem ud siden ifølge regeringen"),
                    "no",
                            words(
                                    "av etter ble hva meg nå mye mellom uten jeg ikke bare også være sier fordi mot igjen hvor kroner politiet blir kunne skulle hadde selv gjennom ut siden ifølge regjeringen fram opp oss"),
                    "nn",
                            words(
                                    "ikkje eg ein eit dei frå vere noko kva berre seier meir mykje korleis kvifor gjere hjå kjem kommunen eller etter blei vart vore sidan saman medan veit innbyggjarane berre byrjar fekk nokon")),
            Map.of(
                    "xh",
                            words(
                                    "ukuba kwaye kunye ngoko xa bathi uthe kakhulu abantu oko kwakhona ngokuba urhulumente amapolisa umntu okanye phambi kwe kuba wathi ezi abahlali"),
                    "zu",
                            words(
                                    "ukuthi futhi kanye uma bathi uthe kakhulu abantu lokho kodwa ngoba uhulumeni amaphoyisa umuntu noma ngaphambi kokuthi izakhamuzi izolo idolobha wedolobha wathi lezi lapho")),
            Map.of(
                    "cs",
                            words(
                                    "že který která které jsou byl byla bylo jako také podle více už když nebo pouze ještě jsme být může řekl"),
                    "sk",
                            words(
                                    "že ktorý ktorá ktoré sú bol bola bolo ako tiež podľa viac už keď alebo iba ešte sme byť môže povedal")));

    /** The model has Norwegian and, apart from it, Nynorsk; what it calls Norwegian is Bokmål. */
    private static final String NORWEGIAN = "no";

    private CloseRelatives() {}

    /**
     * @param found what the model says
     * @param hint the declared primary subtag, which decides where the words don't
     */
    static String tellApart(String found, String lowerCase, @Nullable String hint) {
        for (Map<String, Set<String>> group : GROUPS) {
            if (group.containsKey(found)) {
                return named(likeliest(group, found, lowerCase, hint), hint);
            }
        }
        return found;
    }

    private static String likeliest(
            Map<String, Set<String>> group, String found, String lowerCase, @Nullable String hint) {
        String[] words = NOT_LETTERS.split(lowerCase);
        String best = hint != null && group.containsKey(hint) ? hint : found;
        int most = hits(group.getOrDefault(best, Set.of()), words);
        for (var relative : group.entrySet()) {
            int hits = hits(relative.getValue(), words);
            if (hits > most) {
                most = hits;
                best = relative.getKey();
            }
        }
        return best;
    }

    private static String named(String language, @Nullable String hint) {
        return language.equals(NORWEGIAN) && !NORWEGIAN.equals(hint) ? "nb" : language;
    }

    private static int hits(Set<String> own, String[] words) {
        int hits = 0;
        for (String word : words) {
            hits += own.contains(word) ? 1 : 0;
        }
        return hits;
    }

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.split(" ")));
    }
}
