package dev.storywire.ingest.extract.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The news agencies of the world, by the names they are credited with. */
public final class Agencies {
    private static final Map<String, String> BY_NAME = names("""
            AFP|Agence France-Presse|Agence France Presse|法新社|أ ف ب|ا ف ب|أ.ف.ب|فرانس برس|АФП
            AP|Associated Press|The Associated Press|Ap|美联社|أ ب|أسوشيتد برس
            Reuters|Thomson Reuters|REUTERS|Ройтерс|로이터|路透|路透社|ロイター|رويترز
            dpa|dpa-infocom|Deutsche Presse-Agentur|dpa-AFX|د ب أ
            Bloomberg|Bloomberg News|블룸버그|彭博社|彭博|ブルームバーグ
            Xinhua|新华社|新華社|Xinhua News Agency
            CNS|中新社|中国新闻社|中新网
            CNA|Central News Agency|中央社
            Kyodo|Kyodo News|共同|共同通信|共同通信社|共同社
            Jiji|Jiji Press|时事社|時事|時事通信|時事通信社
            Yonhap|Yonhap News|Yonhap News Agency|연합뉴스|연합|韩联社|聯合通信
            Newsis|뉴시스
            News1|뉴스1
            EFE|Agencia EFE|EPA-EFE
            EPA
            Europa Press|EUROPA PRESS|EP
            ANSA|Ansa
            AGI
            Italpress|ITALPRESS
            Adnkronos|ADNKRONOS
            Lusa|LUSA|Agência Lusa
            Agência Brasil|Agencia Brasil
            Estadão Conteúdo
            Folhapress
            Télam|Telam
            Notimex
            APA
            sda|SDA|Keystone-SDA|Keystone-ATS|ATS
            Belga|BELGA
            ANP
            TT
            NTB
            Ritzau
            STT
            PAP
            ČTK|CTK|ČTK/AP
            TASR
            SITA
            MTI
            Agerpres|AGERPRES
            Mediafax
            HINA|Hina
            Tanjug
            FoNet
            BTA|БТА
            TASS|ТАСС
            RIA Novosti|РИА Новости|РИА НОВОСТИ
            Interfax|INTERFAX|Интерфакс|ИНТЕРФАКС
            Ukrinform|Укрінформ|Укринформ
            Interfax-Ukraine|Интерфакс-Украина|Інтерфакс-Україна
            UNN|УНН
            UNIAN|УНИАН|УНІАН
            AA|Anadolu|Anadolu Agency|Anadolu Ajansı
            DHA
            İHA|IHA
            PTI|Press Trust of India
            ANI
            IANS
            UNI
            UNB
            BSS
            APP
            Antara|ANTARA
            Bernama|BERNAMA
            VNA|TTXVN
            TNA
            PNA
            AAP
            PA|PA Media|Press Association|PA News Agency
            Canadian Press|The Canadian Press|La Presse Canadienne
            UPI
            QMI|Agence QMI
            MENA
            SPA|واس
            WAM|وام
            Petra|بترا
            NNA
            IRNA|ایرنا
            ISNA|ایسنا
            KUNA|كونا
            SID
            epd
            KNA
            ots
            SAPA|Sapa
            NAN
            Panapress
            InfoMigrants
            Sputnik|Спутник
            CMC
            CP
            AMNA|ΑΠΕ-ΜΠΕ
            ANA-MPA""");

    private static final int LONGEST =
            BY_NAME.keySet().stream().mapToInt(String::length).max().orElse(0);

    private Agencies() {}

    /** The agency's usual name, or {@code null} where the words name none. Case counts: {@code AP} is one, {@code ap} isn't. */
    public static @Nullable String named(String words) {
        String name = words.strip();
        if (name.length() > LONGEST) {
            return null;
        }
        String agency = BY_NAME.get(name);
        if (agency == null && name.length() > 3 && name.equals(name.toUpperCase(Locale.ROOT))) {
            agency = BY_NAME.get(name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT));
        }
        return agency;
    }

    /** The agencies among words separated by slashes, commas, semicolons, plus signs or ampersands. */
    public static List<String> listed(String words) {
        var agencies = new ArrayList<String>();
        int start = 0;
        for (int i = 0; i <= words.length(); i++) {
            if (i == words.length() || "/,;+&|".indexOf(words.charAt(i)) >= 0) {
                String agency = named(words.substring(start, i));
                if (agency != null && !agencies.contains(agency)) {
                    agencies.add(agency);
                }
                start = i + 1;
            }
        }
        return agencies;
    }

    private static Map<String, String> names(String lines) {
        var names = new LinkedHashMap<String, String>();
        lines.lines().forEach(line -> {
            String[] synonyms = line.strip().split("\\|");
            for (String synonym : synonyms) {
                names.put(synonym, synonyms[0]);
            }
        });
        return Map.copyOf(names);
    }
}
