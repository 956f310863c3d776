package dev.storywire.ingest.extract.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            By Mira Holt                                  | Mira Holt           |
            By Mira Holt and Tom van der Berg, Reuters    | Mira Holt;Tom van der Berg | Reuters
            Mira Holt / Staff reporter                    | Mira Holt           |
            Staff writer, with CNA                        |                     | CNA
            By Mira Holt / AFP, BEIJING                   | Mira Holt           | AFP
            Von Jürgen Maßmann, dpa                       | Jürgen Maßmann      | dpa
            Par Élodie Brûlé et Luc Petit                 | Élodie Brûlé;Luc Petit |
            Por José Ángel Núñez                          | José Ángel Núñez    |
            Автор: Иван Петров                            | Иван Петров         |
            김하늘 기자                                    | 김하늘               |
            기자 김하늘                                    | 김하늘               |
            本报记者 林小明                                 | 林小明               |
            By Mira Holt Staff Writer                     | Mira Holt           |
            By Mira Holt in Geneva                        | Mira Holt           |
            By Mira Holt Updated March 2, 2031 8:00 am    | Mira Holt           |
            Ein Gastkommentar von Mira Holt               | Mira Holt           |
            Mira Holt m.holt@paper.example                | Mira Holt           |
            Анна Петрова, РИА Новости                     | Анна Петрова        | RIA Novosti
            AFP, BEIJING                                  |                     | AFP
            Quelle: dpa                                   |                     | dpa
            来源：新华社                                    |                     | Xinhua
            記者林小明／台北報導                            | 林小明               |
            """)
    void a_byline_names_its_people_and_agencies(String line, String names, String agencies) {
        Byline byline = Bylines.read(line);
        assertNotNull(byline);
        assertEquals(names == null ? List.of() : List.of(names.split(";")), byline.names());
        assertEquals(agencies == null ? List.of() : List.of(agencies.split(";")), byline.agencies());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "By the time the river had fallen, the bridge was gone",
                "Von dort aus führt der Weg weiter",
                "In Local News",
                "The council voted on Tuesday.",
                "Por qué no te callas"
            })
    void a_sentence_or_a_label_is_no_byline(String line) {
        assertNull(Bylines.read(line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GENEVA (Reuters) - The talks began.                    | GENEVA            | Reuters     | The talks began.
            OSLO, Norway (AP) — The talks began.                   | OSLO, Norway      | AP          | The talks began.
            NEW DELHI, April 3 (Reuters) - The talks began.        | NEW DELHI         | Reuters     | The talks began.
            NORVALE, D.C. (KNOR) — The talks began.                | NORVALE, D.C.     |             | The talks began.
            Moscow. April 3. INTERFAX - The talks began.           | Moscow            | Interfax    | The talks began.
            Bern (sda) Die Gespräche haben begonnen.               | Bern              | sda         | Die Gespräche haben begonnen.
            NORVALE. Die Gespräche haben begonnen.                 | NORVALE           |             | Die Gespräche haben begonnen.
            Madrid, 3 abr (EFE).- Las negociaciones empezaron.     | Madrid            | EFE         | Las negociaciones empezaron.
            SANTA ALBA.- Las negociaciones empezaron.              | SANTA ALBA        |             | Las negociaciones empezaron.
            (ANSA) - ROMA, 03 APR - I colloqui sono iniziati.      | ROMA              | ANSA        | I colloqui sono iniziati.
            МОСКВА, 3 апреля. /ТАСС/. Переговоры начались.         | МОСКВА            | TASS        | Переговоры начались.
            الرياض (أ ف ب) - بدأت المحادثات اليوم.                  | الرياض            | AFP         | بدأت المحادثات اليوم.
            （中央社記者林小明台北3日電）談判已經開始。                | 台北              | CNA         | 談判已經開始。
            【ジュネーブ＝森一郎】協議が始まったと発表した。            | ジュネーブ         |             | 協議が始まったと発表した。
            [뉴스마을 김하늘 기자] 협상이 시작됐다고 밝혔다.            |                   |             | 협상이 시작됐다고 밝혔다.
            (Reuters) - The talks began.                           |                   | Reuters     | The talks began.
            LONDON: The talks began.                               | LONDON            |             | The talks began.
            Berlin (dpa) - Die Gespräche haben begonnen.           | Berlin            | dpa         | Die Gespräche haben begonnen.
            МОСКВА, 10 апр — РИА Новости. Переговоры начались.     | МОСКВА            | RIA Novosti | Переговоры начались.
            (서울=연합뉴스) 김하늘 기자 = 협상이 시작됐다고 밝혔다.      | 서울              | Yonhap      | 협상이 시작됐다고 밝혔다.
            新华社北京4月10日电（记者王小明）谈判已经开始。               | 北京              | Xinhua      | 谈判已经开始。
            """)
    void a_dateline_gives_place_and_agency_and_where_the_text_begins(
            String line, String place, String agency, String text) {
        Dateline dateline = Datelines.read(line);
        assertNotNull(dateline);
        assertEquals(place == null ? "" : place, dateline.place());
        assertEquals(agency == null ? List.of() : List.of(agency), dateline.agencies());
        assertEquals(text, line.substring(dateline.end()));
    }

    @ParameterizedTest
    @CsvSource({
        "(서울=연합뉴스) 김하늘 기자 = 협상이 시작됐다고 밝혔다., 김하늘",
        "〔記者林小明／台北報導〕談判已經開始。, 林小明",
        "'МОСКВА, 3 апр — РИА Новости, Анна Петрова. Переговоры начались.', Анна Петрова"
    })
    void a_dateline_may_name_the_reporter(String line, String name) {
        Dateline dateline = Datelines.read(line);
        assertNotNull(dateline);
        assertEquals(List.of(name), dateline.names());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The mayor - a former nurse - said no.",
                "UPDATE: The road is open again.",
                "DEAR EDITOR: My neighbour sings at night.",
                "Question: who pays for it all?",
                "He said: nothing more.",
                "Paris - once the capital - was quiet.",
                "The club (AP) said that it was over.",
                "Endlich. Der Rat hat getagt."
            })
    void a_dash_or_a_colon_alone_makes_no_dateline(String line) {
        assertNull(Datelines.read(line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Photo: Mira Holt/AFP                         | CREDIT
            (Foto: dpa)                                  | CREDIT
            사진=연합뉴스                                 | CREDIT
            写真：共同                                    | CREDIT
            Mira Holt/Getty Images                       | CREDIT
            EFE/Mira Holt                                | CREDIT
            Fot. Mira Holt / PAP                         | CREDIT
            Foto Ansa                                    | CREDIT
            The old bridge at dusk. (AP Photo/Mira Holt) | CAPTION
            The old bridge at dusk. Photo: Mira Holt/AFP | CAPTION
            Le vieux pont le soir. Mira Holt / AFP       | CAPTION
            Advertisement                                | FURNITURE
            Anzeige                                      | FURNITURE
            広告                                          | FURNITURE
            Image 3 of 12                                | FURNITURE
            Share to Facebook Facebook Twitter           | FURNITURE
            We use cookies to improve your experience.   | FURNITURE
            Most popular                                 | RELATED_HEADER
            Mehr zum Thema:                              | RELATED_HEADER
            많이 본 뉴스                                  | RELATED_HEADER
            12 Comments                                  | COMMENTS_HEADER
            Read more: Why the bridge fell               | POINTER
            Updated 3:15 pm, March 3, 2031               | DATE
            Why the bridge fell                          | SHORT
            The bridge fell because nobody had looked at it. | PROSE
            """)
    void a_line_is_known_by_its_wording(String line, LineKind kind) {
        assertEquals(kind, LineClassifier.kindOf(line));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            FLOOD RISK: The town wants a new dam after last spring Engineers in Norvale say it is late. | FLOOD RISK | The town wants a new dam after last spring
            FLOOD RISK: Engineers in Norvale say that it is late.                                      | FLOOD RISK |
            """)
    void a_kicker_may_have_a_deck_that_runs_on_into_the_text(String line, String label, String deck) {
        Kicker kicker = Kicker.read(line);
        assertNotNull(kicker);
        assertEquals(label, kicker.label());
        assertEquals(deck, kicker.deck());
    }

    @ParameterizedTest
    @ValueSource(strings = {"He said: no.", "Norvale: a town", "12:30 in the morning", ": nothing"})
    void small_letters_before_a_colon_are_no_kicker(String line) {
        assertNull(Kicker.read(line));
    }
}
