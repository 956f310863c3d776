package dev.storywire.ingest.extract.text;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The wording of page furniture in the main languages of the news. Whole lines, compared without case and edge marks. */
final class Phrases {
    /** What stands over a list of other stories. */
    static final Set<String> RELATED = keys("""
            related|related stories|related story|related articles|related article|related news|related posts
            related content|related topics|related coverage|related links|related reading|related video
            related videos|recommended|recommended stories|recommended articles|recommended for you
            recommended reading|more stories|more news|more articles|more headlines|more from|more like this
            more to read|more on this|more on this story|more on this topic|more stories like this
            more stories like this one|more from this author|more coverage|most popular|most read|most viewed
            most shared|most recent|most commented|most watched|popular|popular stories|popular posts
            popular articles|popular news|popular now|popular this week|top stories|top news|top headlines|top picks
            trending|trending now|trending stories|trending news|latest|latest news|latest stories|latest articles
            latest posts|latest headlines|latest from|recent posts|recent stories|recent articles|recent news
            read next|read more|read also|also read|read this next|up next|next up|keep reading|further reading
            see also|you may also like|you might also like|you may like|you might like|you may be interested in
            you might be interested in|what to read next|what others are reading|others also read|readers also liked
            people also read|don't miss|dont miss|editor's picks|editors' picks|editors picks|editor's choice
            editor’s picks|editors’ picks|don’t miss|in case you missed it|other stories|other news|other articles
            other headlines|in other news|from our partners|from around the web|around the web|from the web
            sponsored stories|promoted stories|sponsored links|promoted content|paid content|story timeline|more in
            elsewhere|suggested stories|suggested articles|similar stories|similar articles|news in brief
            mehr zum thema|zum thema|lesen sie auch|lesen sie mehr|lesen sie hier|auch interessant|auch lesenswert
            meistgelesen|meist gelesen|am meisten gelesen|meistgelesene artikel|weitere artikel|weitere meldungen
            weitere nachrichten|weitere themen|weitere beiträge|mehr artikel|mehr nachrichten|mehr aus
            das könnte sie auch interessieren|das könnte sie interessieren|das könnte dich auch interessieren
            dies könnte sie auch interessieren|verwandte artikel|verwandte themen|ähnliche artikel|ähnliche beiträge
            passend zum thema|aktuelle nachrichten|neueste artikel|neueste beiträge|top-themen|topthemen|beliebt
            beliebteste artikel|à lire aussi|a lire aussi|lire aussi|lire également|à lire également|à lire
            à lire ensuite|à voir aussi|sur le même sujet|sur le même thème|dans la même rubrique|articles liés
            articles similaires|articles connexes|les plus lus|les + lus|les plus lues|le plus lu|les plus populaires
            plus d'articles|plus d’articles|à la une|à découvrir|derniers articles|dernières nouvelles
            dernières actualités|les plus consultés|populaires|nos derniers articles|autres articles|voir aussi
            vous aimerez aussi|en continu|noticias relacionadas|relacionadas|relacionado|relacionados
            artículos relacionados|más noticias|más información|más leídas|más leídos|lo más leído|lo más visto
            las más leídas|los más leídos|más sobre este tema|lea también|lea además|leer también|lee también
            te puede interesar|te puede gustar|le puede interesar|también te puede interesar|le recomendamos
            te recomendamos|últimas noticias|otras noticias|archivado en|contenido relacionado|sigue leyendo
            seguir leyendo|mira también|ver también|tendencias|no te pierdas|destacadas|leia também|leia mais
            leia ainda|veja também|veja mais|mais lidas|mais lidos|mais lidas da semana|notícias relacionadas
            matérias relacionadas|artigos relacionados|últimas notícias|mais notícias|outras notícias|saiba mais
            você pode gostar|recomendadas|assuntos relacionados|destaques|leggi anche|leggi pure|articoli correlati
            notizie correlate|correlati|potrebbe interessarti|potrebbe interessarti anche|ti potrebbe interessare
            i più letti|più letti|le più lette|più lette|ultime notizie|ultimi articoli|altre notizie|altri articoli
            vedi anche|guarda anche|da non perdere|in evidenza|contenuti correlati|approfondimenti|lees ook|lees meer
            lees verder|meer nieuws|meer over|meer artikelen|meest gelezen|gerelateerd|gerelateerde artikelen
            gerelateerd nieuws|ook interessant|aanbevolen|bekijk ook|läs också|läs även|läs mer|mer om|mest läst
            mest lästa|relaterade artiklar|relaterat|fler nyheter|senaste nytt|senaste nyheterna|rekommenderas
            fler artiklar|andra läser|les også|les mer|mest lest|relaterte saker|flere nyheter|siste nytt|siste saker
            relatert|anbefalt|flere saker|læs også|læs mere|mest læste|relaterede artikler|flere nyheder|seneste nyt
            seneste nyheder|andre læser|relateret|anbefalet|lue myös|lue lisää|luetuimmat|aiheesta lisää
            lisää aiheesta|uusimmat|suositellut|katso myös|czytaj także|czytaj również|czytaj też|czytaj więcej
            zobacz także|zobacz też|zobacz również|przeczytaj także|przeczytaj również|polecane|powiązane artykuły
            najczęściej czytane|najpopularniejsze|najnowsze|więcej|podobne artykuły|čtěte také|čtěte též|přečtěte si
            přečtěte si také|související|související články|nejčtenější|další články|mohlo by vás zajímat
            doporučujeme|čítajte tiež|prečítajte si|najčítanejšie|súvisiace články|odporúčame|olvasta már
            kapcsolódó cikkek|kapcsolódó|ajánlott|legolvasottabb|ez is érdekelheti|további hírek|legfrissebb hírek
            friss hírek|citește și|citeste si|citește și:|articole similare|articole recomandate|cele mai citite
            știri similare|alte știri|ultimele știri|pročitajte|pročitajte još|pročitajte i|povezane vijesti
            najčitanije|povezane vesti|preberite tudi|читайте также|читать также|читайте|по теме|материалы по теме
            новости по теме|похожие новости|другие новости|последние новости|самое читаемое|популярное|рекомендуем
            еще по теме|главное|лента новостей|все новости|читайте також|по темі|схожі новини|останні новини
            популярне|рекомендуємо|більше новин|прочетете още|още по темата|най-четени|вижте още|свързани новини
            прочитајте|ayrıca oku|ayrıca okuyun|ilgili haberler|i̇lgili haberler|çok okunanlar|en çok okunanlar
            diğer haberler|son haberler|son dakika|bunlar da ilginizi çekebilir|benzer haberler|sıradaki haber
            önerilen haberler|διαβάστε επίσης|διαβάστε ακόμα|δείτε επίσης|σχετικά άρθρα|δημοφιλή|τελευταία νέα
            ροή ειδήσεων|περισσότερα|διαβάστε περισσότερα|baca juga|berita terkait|artikel terkait|terpopuler|terkini
            berita lainnya|simak juga|lihat juga|berita populer|rekomendasi|baca lainnya|berita terbaru|đọc thêm
            xem thêm|tin liên quan|bài liên quan|tin cùng chuyên mục|đọc nhiều|tin mới|có thể bạn quan tâm|tin khác
            tin nổi bật|xem nhiều|อ่านเพิ่มเติม|ข่าวที่เกี่ยวข้อง|เรื่องที่เกี่ยวข้อง|ข่าวล่าสุด|อ่านต่อ|ข่าวยอดนิยม
            บทความที่เกี่ยวข้อง|संबंधित खबरें|यह भी पढ़ें|ये भी पढ़ें|और पढ़ें|ताज़ा खबरें|ट्रेंडिंग|आरও পড়ুন
            আরও পড়ুন|সর্বশেষ|জনপ্রিয়|সম্পর্কিত খবর|اقرأ أيضا|اقرأ أيضاً|إقرأ أيضا|اقرأ المزيد|ذات صلة
            مقالات ذات صلة|أخبار ذات صلة|مواضيع ذات صلة|الأكثر قراءة|الأكثر مشاهدة|آخر الأخبار|المزيد|أخبار متعلقة
            شاهد أيضا|اخترنا لك|بیشتر بخوانید|اخبار مرتبط|مطالب مرتبط|پربازدیدترین‌ها|پربیننده‌ترین|آخرین اخبار
            مزید پڑھیں|یہ بھی پڑھیں|קרא עוד|קראו גם|כתבות נוספות|עוד בנושא|הנצפות ביותר|関連記事|関連ニュース|関連リンク|関連|関連トピック
            人気記事|人気ニュース|あわせて読みたい|こちらもおすすめ|おすすめ記事|おすすめ|アクセスランキング|ランキング|最新記事|最新ニュース|新着記事|新着ニュース|注目記事|注目ニュース|続きを読む|もっと見る
            ほかの記事|他の記事|合わせて読みたい|관련기사|관련 기사|관련뉴스|관련 뉴스|많이 본 뉴스|많이 본 기사|가장 많이 본 뉴스|인기기사|인기 기사|인기뉴스|추천기사|추천 기사|최신기사
            최신 뉴스|최신뉴스|함께 보면 좋은 기사|함께 볼만한 뉴스|이 시각 주요뉴스|주요뉴스|주요 뉴스|더 보기|더보기|랭킹뉴스|핫뉴스|다른 기사|오늘의 주요뉴스|실시간 인기기사|相关新闻|相关报道
            相关阅读|相关文章|相关推荐|延伸阅读|推荐阅读|热门新闻|热门文章|热点新闻|热门推荐|最新新闻|最新文章|更多新闻|更多|更多报道|更多文章|为您推荐|猜你喜欢|新闻排行|点击排行|阅读排行|热门|推荐
            今日热点|相關新聞|相關報導|相關閱讀|相關文章|相關推薦|延伸閱讀|推薦閱讀|熱門新聞|熱門文章|最新新聞|更多新聞|更多報導|為您推薦|猜你喜歡|熱門|推薦|人氣新聞|看更多|你可能有興趣|你可能也想看
            即時新聞""");

    /** What stands over the readers' comments. */
    static final Set<String> COMMENTS = keys("""
            comments|comment|leave a comment|leave a reply|leave a response|post a comment|add a comment
            join the conversation|join the discussion|discussion|reader comments|view comments|show comments
            responses|comments are closed|write a comment|have your say|your comment|0 comments|no comments
            disqus comments|share your thoughts|kommentare|kommentar schreiben|kommentar verfassen
            schreibe einen kommentar|schreiben sie einen kommentar|leserkommentare|kommentieren|diskussion
            diskutieren sie mit|commentaires|laisser un commentaire|laissez un commentaire|réagir|vos réactions
            commenter|ajouter un commentaire|poster un commentaire|comentarios|deja un comentario|deja una respuesta
            comentar|deje un comentario|comentários|deixe um comentário|deixe uma resposta|deixe seu comentário
            commenti|lascia un commento|lascia una risposta|commenta|reacties|reageer|plaats een reactie
            geef een reactie|laat een reactie achter|kommentarer|lämna en kommentar|kommentera
            legg igjen en kommentar|skriv en kommentar|kommentit|jätä kommentti|kommentoi|keskustelu|komentarze
            skomentuj|dodaj komentarz|komentáře|diskuse|přidat komentář|komentáre|diskusia|hozzászólások|szólj hozzá
            comentarii|lasă un comentariu|komentari|komentarji|комментарии|оставить комментарий|добавить комментарий
            обсуждение|комментировать|коментарі|залишити коментар|коментари|коментирай|yorumlar|yorum yap|yorum yaz
            σχόλια|αφήστε σχόλιο|komentar|tinggalkan komentar|tulis komentar|bình luận|viết bình luận|ý kiến bạn đọc
            ความคิดเห็น|แสดงความคิดเห็น|टिप्पणी|टिप्पणियाँ|التعليقات|تعليقات|أضف تعليق|اترك تعليقا|نظرات|دیدگاه‌ها
            תגובות|コメント|コメントを書く|コメント一覧|みんなのコメント|댓글|댓글쓰기|评论|网友评论|发表评论|留言|評論|我要留言|發表評論""");

    /** Lines of a page that belong to no story: advertisements, share bars, navigation, legal. */
    static final Set<String> FURNITURE = keys("""
            advertisement|advertisements|ad|ads|advert|advertising|sponsored|sponsored content|promoted
            partner content|article continues below|article continues below this ad
            article continues below advertisement|continue reading below|story continues below
            story continues below advertisement|story continues after advertisement|continues below advertisement
            scroll to continue|scroll down to continue|advertisement - scroll to continue|skip advertisement|skip ad
            remove ads|close ad|report this ad|ad feedback|this ad will end in|skip to content|skip to main content
            skip navigation|skip to navigation|share|share this|share this article|share this story|share on facebook
            share on twitter|share on whatsapp|share on linkedin|share via email|share article|facebook|twitter
            whatsapp|linkedin|pinterest|reddit|email|e-mail|instagram|youtube|telegram|rss|tumblr|flipboard|messenger
            copy link|copy url|link copied|print|print article|print this|save|save article|bookmark|tweet|like
            pin it|google+|x|gmail|tiktok|threads|bluesky|mastodon|line|home|menu|search|close|login|log in|sign in
            sign up|subscribe|subscribe now|register|logout|my account|account|newsletter|newsletters
            sign up for our newsletter|subscribe to our newsletter|contact|contact us|about|about us|privacy
            privacy policy|privacy notice|cookie policy|cookies|terms|terms of use|terms of service
            terms and conditions|advertise|advertise with us|careers|jobs|sitemap|site map|help|faq|feedback
            back to top|top|return to top|next|previous|prev|next article|previous article|next post|previous post
            next page|previous page|next story|previous story|back|back to gallery|view gallery|view image
            view images|open gallery|gallery|slideshow|photos|videos|video|watch|watch video|watch live|listen
            listen to this article|listen to article|play|play video|pause|mute|loading|loading...|advertiser
            follow us|follow|follow us on|click here|read full article|read full story|view all|see all|show more
            show less|load more|see more|view more|caption|tags|topics|topic|filed under|categories|category
            hide caption|toggle caption|enlarge this image|expand|editors' note|enlarge|this article is more than
            text size|font size|accept|accept all|reject all|manage cookies|no thanks|got it|ok|cancel|submit|send
            continue|learn more|see also|comment|published|updated|posted|by|photo|image|images|image caption
            media caption|image source|image copyright|copyright|all rights reserved|english|edition|get the app
            download the app|app|live|breaking news|breaking|news|politics|business|sports|sport|entertainment
            technology|tech|health|science|world|opinion|lifestyle|culture|weather|travel|local|anzeige|werbung
            -anzeige-|- anzeige -|anzeigen|teilen|drucken|merken|artikel teilen|per mail|startseite|suche|suchen
            anmelden|abonnieren|impressum|datenschutz|agb|kontakt|über uns|nach oben|zurück|weiter|artikel drucken
            artikel anhören|schlagworte|themen|zur startseite|bildergalerie|kommentieren|versenden|empfehlen
            weiterlesen nach der anzeige|ende der anzeige|newsletter abonnieren|jetzt abonnieren|vorlesen|quelle
            mehr laden|mehr anzeigen|publicité|annonce|la suite après la publicité|la suite après cette publicité
            partager|imprimer|envoyer|enregistrer|accueil|rechercher|recherche|se connecter|s'abonner|s’abonner
            abonnez-vous|connexion|mentions légales|contactez-nous|haut de page|retour|suivant|précédent
            partager l'article|partager cet article|écouter|écouter l'article|suivez-nous|réservé aux abonnés
            article réservé aux abonnés|temps de lecture|offrir|mots-clés|thèmes|publicidad|anuncio|anuncios
            la nota continúa debajo|compartir|imprimir|guardar|enviar|inicio|buscar|iniciar sesión|suscríbete
            suscribirse|suscríbase|contacto|aviso legal|política de privacidad|siguiente|anterior|volver|síguenos
            escuchar|etiquetas|temas|compartir en facebook|compartir en twitter|copiar enlace|ver más|cargar más
            comparte|publicidade|continua após a publicidade|continua depois da publicidade|compartilhar|compartilhe
            partilhar|salvar|início|entrar|assine|assinar|contato|fale conosco|próximo|tópicos|ouvir|copiar link
            ver mais|carregar mais|siga-nos|partilhe|pub|pubblicità|annuncio|annunci|condividi|stampa|salva|invia
            home page|cerca|accedi|abbonati|iscriviti|contatti|successivo|precedente|torna su|seguici|argomenti|tag
            ascolta|leggi tutto|mostra altro|riproduzione riservata|© riproduzione riservata|advertentie
            (advertentie)|reclame|delen|deel|afdrukken|opslaan|zoeken|inloggen|abonneer|abonneren|volgende|vorige
            terug|onderwerpen|luister|bekijk alle|deel dit artikel|deel artikel|gesponsord|annons|annonser|dela
            dela artikeln|skriv ut|spara|sök|logga in|prenumerera|nästa|föregående|tillbaka|ämnen|lyssna|visa mer
            annonse|del|lagre|søk|logg inn|abonner|neste|forrige|del artiklen|gem|log ind|næste|lyt|vis mere|emner
            mainos|jaa|tulosta|tallenna|haku|kirjaudu|tilaa|seuraava|edellinen|kuuntele|näytä lisää|reklama
            udostępnij|drukuj|zapisz|szukaj|zaloguj|zaloguj się|subskrybuj|następny|poprzedni|tematy|posłuchaj
            dalszy ciąg tekstu pod reklamą|dalsza część artykułu pod reklamą|reklamy|sdílet|tisk|tisknout|hledat
            přihlásit|předplatné|další|předchozí|témata|zdieľať|tlačiť|hirdetés|hirdetés:|megosztás|nyomtatás|keresés
            bejelentkezés|reclamă|publicitate|distribuie|oglas|oglasi|podijeli|podeli|ispiši|deli|reklám|реклама
            поделиться|распечатать|сохранить|поиск|войти|вход|подписаться|подпишитесь|контакты|далее|назад|теги|темы
            слушать|на правах рекламы|копировать ссылку|поділитися|роздрукувати|пошук|увійти|підписатися|сподели
            принтирай|търсене|подели|печать|наверх|reklam|reklamlar|paylaş|yazdır|kaydet|ara|giriş|giriş yap|abone ol
            iletişim|sonraki|önceki|etiketler|dinle|διαφήμιση|advertisment|κοινοποίηση|μοιραστείτε|εκτύπωση|αναζήτηση
            σύνδεση|εγγραφή|διαφημιση|iklan|advertorial|bagikan|cetak|simpan|cari|masuk|daftar|langganan|selanjutnya
            sebelumnya|topik|dengarkan|scroll to continue with content|lanjutkan membaca|quảng cáo|chia sẻ|in|lưu
            tìm kiếm|đăng nhập|đăng ký|từ khóa|chủ đề|nghe|โฆษณา|แชร์|พิมพ์|บันทึก|ค้นหา|เข้าสู่ระบบ|แท็ก|विज्ञापन
            शेयर|शेयर करें|साझा करें|খুঁজুন|বিজ্ঞাপন|শেয়ার|إعلان|اعلان|إعلانات|شارك|مشاركة|طباعة|حفظ|بحث
            تسجيل الدخول|اشترك|التالي|السابق|الرئيسية|وسوم|استمع|تبلیغات|آگهی|اشتراک گذاری|چاپ|جستجو|ورود|اشتہار
            פרסומת|שתף|שיתוף|הדפסה|חיפוש|広告|スポンサーリンク|pr|共有|シェア|シェアする|ツイート|印刷|保存|検索|ログイン|会員登録|無料会員登録|ホーム|トップ|次へ|前へ
            次の記事|前の記事|タグ|記事をシェアする|この記事をシェア|ブックマーク|メニュー|閉じる|有料会員限定|フォロー|광고|공유|공유하기|기사공유|프린트|인쇄|인쇄하기|저장|스크랩|검색|로그인|회원가입
            구독|구독하기|홈|다음|이전|다음기사|이전기사|태그|글자크기|글씨크기|본문 듣기|기사 듣기|url복사|url 복사|카카오톡|페이스북|트위터|카카오스토리|네이버블로그|네이버 밴드|닫기|메뉴
            좋아요|목록|확대|축소|제보하기|广告|分享|分享到|打印|收藏|搜索|登录|注册|首页|下一篇|上一篇|标签|微信|微博|返回顶部|关闭|订阅|点赞|举报|责任编辑|复制链接|廣告|分享至|列印|搜尋|登入
            註冊|首頁|下一則|上一則|標籤|關閉|訂閱|字級|字體|請繼續往下閱讀|請繼續往下閱讀...|贊助|复制|複製連結""");

    /** Length of the longest phrase of all. */
    private static final int LONGEST = Stream.of(RELATED, COMMENTS, FURNITURE)
            .flatMap(Set::stream)
            .mapToInt(String::length)
            .max()
            .orElse(0);

    private Phrases() {}

    /** Whether the key is one of the phrases; a long one is told without a look at its characters. */
    static boolean isOneOf(Set<String> phrases, String key) {
        return key.length() <= LONGEST && phrases.contains(key);
    }

    /** The line without case, without marks and spaces at its edges. */
    static String key(String line) {
        int start = 0;
        int end = line.length();
        while (start < end && isEdge(line.charAt(start))) {
            start++;
        }
        while (end > start && isEdge(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(start, end).toLowerCase(Locale.ROOT);
    }

    private static boolean isEdge(char c) {
        return !Character.isLetterOrDigit(c)
                && Character.getType(c) != Character.NON_SPACING_MARK
                && Character.getType(c) != Character.COMBINING_SPACING_MARK;
    }

    /** The phrases between bars and line ends, just as they stand. */
    static Set<String> exactly(String phrases) {
        return Arrays.stream(phrases.split("[|\n]")).map(String::strip).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> keys(String phrases) {
        return exactly(phrases).stream()
                .map(Phrases::key)
                .filter(phrase -> !phrase.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
